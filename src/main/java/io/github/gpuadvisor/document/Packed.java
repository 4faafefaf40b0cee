package io.github.gpuadvisor.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value tree as compact bytes: what the build writes from the JSON catalog and every run reads.
 * Texts stand once in a table.
 */
public final class Packed {
  private static final int NULL = 0;
  private static final int FALSE = 1;
  private static final int TRUE = 2;
  private static final int WHOLE = 3;
  private static final int NUMBER = 4;
  private static final int TEXT = 5;
  private static final int LIST = 6;
  private static final int OBJECT = 7;
  private static final int DEFERRED = 8;

  /** What stands under these keys stays packed until someone asks for it. */
  private static final Set<String> DEFERRED_KEYS = Set.of("sources", "eras");

  private Packed() {}

  /** Writes a tree; texts go through the table. */
  public static void write(Value value, TextTable texts, DataOutputStream out) throws IOException {
    Object content = value.content();
    List<Value> items = value.asList();
    Map<String, Value> fields = value.asMap();
    if (content == null) {
      out.writeByte(NULL);
    } else if (content instanceof Boolean flag) {
      out.writeByte(flag ? TRUE : FALSE);
    } else if (content instanceof Number number) {
      writeNumber(number.doubleValue(), out);
    } else if (content instanceof String text) {
      out.writeByte(TEXT);
      writeCount(texts.index(text), out);
    } else if (items != null) {
      out.writeByte(LIST);
      writeCount(items.size(), out);
      for (Value item : items) {
        write(item, texts, out);
      }
    } else if (fields != null) {
      out.writeByte(OBJECT);
      writeCount(fields.size(), out);
      for (Map.Entry<String, Value> field : fields.entrySet()) {
        writeCount(texts.index(field.getKey()), out);
        if (DEFERRED_KEYS.contains(field.getKey()) && !field.getValue().isNull()) {
          writeDeferred(field.getValue(), out);
        } else {
          write(field.getValue(), texts, out);
        }
      }
    } else {
      throw new IOException("not a document value: " + content.getClass());
    }
  }

  /** Writes a tree with texts of its own, to be decoded when it is first asked for. */
  public static void writeDeferred(Value value, DataOutputStream out) throws IOException {
    TextTable texts = new TextTable();
    ByteArrayOutputStream tree = new ByteArrayOutputStream();
    write(value, texts, new DataOutputStream(tree));
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    DataOutputStream head = new DataOutputStream(document);
    texts.write(head);
    tree.writeTo(head);
    out.writeByte(DEFERRED);
    writeCount(document.size(), out);
    document.writeTo(out);
  }

  private static final class Document implements Value.Deferred {
    private byte @Nullable [] packed;
    private @Nullable Object content;

    Document(byte[] packed) {
      this.packed = packed;
    }

    @Override
    public synchronized @Nullable Object content() {
      byte[] bytes = packed;
      if (bytes != null) {
        try {
          DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
          content = read(readTexts(in), in).content();
          packed = null;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return content;
    }
  }

  /** Reads back a {@link TextTable}. */
  public static String[] readTexts(DataInputStream in) throws IOException {
    String[] texts = new String[readSize(in)];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = in.readUTF();
    }
    return texts;
  }

  /** Reads back what {@link #write} wrote. */
  public static Value read(String[] texts, DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case NULL -> new Value(null, 0);
      case FALSE -> new Value(false, 0);
      case TRUE -> new Value(true, 0);
      case WHOLE -> new Value((double) readCount(in), 0);
      case NUMBER -> new Value(in.readDouble(), 0);
      case TEXT -> new Value(text(texts, in), 0);
      case LIST -> list(texts, in);
      case OBJECT -> object(texts, in);
      case DEFERRED -> new Value(new Document(in.readNBytes(readSize(in))), 0);
      default -> throw new IOException("damaged catalog index: tag " + kind);
    };
  }

  private static Value list(String[] texts, DataInputStream in) throws IOException {
    int size = readSize(in);
    List<Value> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.add(read(texts, in));
    }
    return new Value(items, 0);
  }

  private static Value object(String[] texts, DataInputStream in) throws IOException {
    int size = readSize(in);
    Map<String, Value> fields = new LinkedHashMap<>(size * 2);
    for (int i = 0; i < size; i++) {
      String key = text(texts, in);
      fields.put(key, read(texts, in));
    }
    return new Value(fields, 0);
  }

  private static String text(String[] texts, DataInputStream in) throws IOException {
    int index = readCount(in);
    if (index < 0 || index >= texts.length) {
      throw new IOException("damaged catalog index: no text " + index);
    }
    return texts[index];
  }

  /**
   * A count of things that follow, of which each takes a byte at least: no file can lie about it.
   */
  private static int readSize(DataInputStream in) throws IOException {
    int size = readCount(in);
    if (size < 0 || size > in.available()) {
      throw new IOException("damaged catalog index: " + size + " parts announced");
    }
    return size;
  }

  private static void writeNumber(double number, DataOutputStream out) throws IOException {
    if (number == Math.rint(number) && number >= 0 && number < 1 << 28) {
      out.writeByte(WHOLE);
      writeCount((int) number, out);
    } else {
      out.writeByte(NUMBER);
      out.writeDouble(number);
    }
  }

  /** A non-negative int in 7-bit groups. */
  public static void writeCount(int count, DataOutputStream out) throws IOException {
    int rest = count;
    while (rest >= 0x80) {
      out.writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  /** Reads back what {@link #writeCount} wrote. */
  public static int readCount(DataInputStream in) throws IOException {
    int count = 0;
    for (int shift = 0; shift < 32; shift += 7) {
      int group = in.readUnsignedByte();
      count |= (group & 0x7f) << shift;
      if (group < 0x80) {
        return count;
      }
    }
    throw new IOException("damaged catalog index: count too long");
  }

  /** The texts of a packed document, each once. */
  public static final class TextTable {
    private final Map<String, Integer> indexes = new LinkedHashMap<>();

    int index(String text) {
      Integer known = indexes.putIfAbsent(text, indexes.size());
      return known == null ? indexes.size() - 1 : known;
    }

    /** Writes all texts in index order. */
    public void write(DataOutputStream out) throws IOException {
      writeCount(indexes.size(), out);
      for (String text : indexes.keySet()) {
        out.writeUTF(text);
      }
    }
  }
}
