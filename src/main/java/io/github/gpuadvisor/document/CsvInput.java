package io.github.gpuadvisor.document;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a CSV file: UTF-8, or UTF-16 where a byte order mark says so. Remembers whether
 * a quotation mark is still open, since the parser takes a file that ends inside a cell for whole.
 */
final class CsvInput extends FilterReader {
  private static final int MARK = 3;

  private boolean open;

  private CsvInput(Reader in) {
    super(in);
  }

  static CsvInput of(InputStream in, String where) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
    bytes.mark(MARK);
    byte[] first = bytes.readNBytes(MARK);
    bytes.reset();
    Charset charset = StandardCharsets.UTF_8;
    if (begins(first, 0xEF, 0xBB, 0xBF)) {
      bytes.skipNBytes(MARK);
    } else if (begins(first, 0xFE, 0xFF) || begins(first, 0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16;
    } else if (first.length > 1 && (first[0] == 0 || first[1] == 0)) {
      throw new DocumentException(where, 1, "is no text in UTF-8");
    }
    return new CsvInput(
        new InputStreamReader(
            bytes,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  private static boolean begins(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** True where an odd number of quotation marks was read. */
  boolean isOpenQuote() {
    return open;
  }

  @Override
  public int read(char[] chars, int offset, int length) throws IOException {
    int read = super.read(chars, offset, length);
    for (int i = offset; i < offset + read; i++) {
      open ^= chars[i] == '"';
    }
    return read;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }
}
