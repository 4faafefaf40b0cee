package io.github.gpuadvisor.document;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a CSV file (RFC 4180) one after the other, each cell by the name of its column: the order
 * of columns means nothing. Bounded in memory, whatever the file holds.
 */
public final class Csv implements Closeable {
  private static final int LONGEST_CELL = 1 << 16;
  private static final int LONGEST_ROW = 1 << 20;
  private static final int MOST_COLUMNS = 1000;

  private static final Pattern LINE = Pattern.compile("line (\\d{1,9})");

  private final String where;
  private final CsvInput text;
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String> header;
  private int line = 1;

  /** One row; a cell that is not there is empty. */
  public final class Row {
    private final CsvRecord row;

    private Row(CsvRecord row) {
      this.row = row;
    }

    /** The line that the row begins on, counted from 1. */
    public int line() {
      return (int) row.getStartingLineNumber();
    }

    /** The cell of a column without the space around it. */
    public String text(String column) {
      Integer at = columns.get(key(column));
      return at == null || at >= row.getFieldCount() ? "" : row.getField(at).strip();
    }

    /** True where there is a cell for each column and none beyond. */
    public boolean isWhole() {
      return row.getFieldCount() == header.size();
    }
  }

  /**
   * Opens a file and reads its header.
   *
   * @param where how errors name the file
   * @throws DocumentException where it has no header that can be used
   */
  public Csv(InputStream in, String where) throws IOException {
    this.where = where;
    this.text = CsvInput.of(in, where);
    this.reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .skipEmptyLines(true)
            .maxBufferSize(LONGEST_CELL)
            .build(
                CsvRecordHandler.builder()
                    .maxFields(MOST_COLUMNS)
                    .maxFieldSize(LONGEST_CELL)
                    .maxRecordSize(LONGEST_ROW)
                    .build(),
                text);
    this.records = reader.iterator();
    CsvRecord first = record();
    if (first == null) {
      throw new DocumentException(where, 1, "is empty");
    }
    this.header = first.getFields().stream().map(String::strip).toList();
    name(header);
  }

  private void name(List<String> names) {
    if (names.size() == 1 && (names.get(0).contains(";") || names.get(0).contains("\t"))) {
      throw new DocumentException(where, 1, "cells must be separated by commas");
    }
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.chars().anyMatch(Character::isISOControl)) {
        throw new DocumentException(
            where, 1, "the header holds control characters; is this a CSV file?");
      }
      if (!name.isEmpty() && columns.put(key(name), i) != null) {
        throw new DocumentException(where, 1, "two columns are called " + name);
      }
    }
  }

  private static String key(String column) {
    return column.toLowerCase(Locale.ROOT);
  }

  /** Names of the columns as the file writes them. */
  public List<String> header() {
    return header;
  }

  /** True where the header names a column, in whatever case. */
  public boolean has(String column) {
    return columns.containsKey(key(column));
  }

  /** The next row that is not empty, or null at the end. */
  public @Nullable Row next() {
    CsvRecord next = record();
    return next == null ? null : new Row(next);
  }

  private @Nullable CsvRecord record() {
    try {
      CsvRecord next = records.hasNext() ? records.next() : null;
      if (next == null && text.isOpenQuote()) {
        throw new DocumentException(
            where, line, "a quotation mark opens a cell here or before, and none closes it");
      }
      line = next == null ? line : (int) next.getStartingLineNumber();
      return next;
    } catch (CsvParseException e) {
      throw new DocumentException(where, line(e), "is no CSV: " + reason(e));
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw new DocumentException(where, line, "is not UTF-8 text from here on");
      }
      throw e;
    }
  }

  private static int line(CsvParseException e) {
    Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
    return line.find() ? Integer.parseInt(line.group(1)) : 1;
  }

  /** The parser's own reasons name its settings; a reader of the file needs none of those. */
  private static String reason(CsvParseException e) {
    String message =
        String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    if (message.contains("fields")) {
      return "the row has more than " + MOST_COLUMNS + " cells";
    }
    return message.contains("closing quote")
        ? "something stands after a closing quotation mark"
        : "a cell is longer than "
            + LONGEST_CELL
            + " characters, or its quotation mark is never closed";
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
