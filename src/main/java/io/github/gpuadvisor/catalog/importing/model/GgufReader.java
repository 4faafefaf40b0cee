package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.DocumentException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The numbers and texts of a GGUF file in turn. Every length is held against what is left of the
 * file, and against what a header may take, before a byte of it is read.
 */
final class GgufReader implements Closeable {
  /** Vocabularies of a quarter of a million tokens take about 10 MB. */
  private static final long LARGEST_HEADER = 256L << 20;

  /** Such vocabularies have a million, merges included; more than these take seconds. */
  private static final long MOST_TEXTS = 4_000_000;

  private final byte[] word = new byte[8];

  private final InputStream in;
  private final String where;
  private final long size;
  private long position;
  private long texts;
  private boolean bigEndian;

  GgufReader(Path file, String where) throws IOException {
    this.where = where;
    this.size = Files.size(file);
    this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }

  void bigEndian() {
    bigEndian = true;
  }

  long position() {
    return position;
  }

  long size() {
    return size;
  }

  /** Bytes that the header may still take. */
  long left() {
    return Math.min(size, LARGEST_HEADER) - position;
  }

  /** Refuses where fewer bytes are left. */
  void need(long bytes, String what) {
    if (bytes < 0 || bytes > size - position) {
      throw wrong(
          what + " of " + Long.toUnsignedString(bytes) + " bytes runs past the end of the file");
    }
    if (bytes > left()) {
      throw wrong("its header is larger than 256 MiB");
    }
  }

  long number(int bytes, String what) throws IOException {
    need(bytes, what);
    if (in.readNBytes(word, 0, bytes) < bytes) {
      throw wrong("ends within " + what);
    }
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      long next = word[i] & 0xff;
      value = bigEndian ? value << 8 | next : value | next << (8 * i);
    }
    position += bytes;
    return value;
  }

  /** A text; what is longer than {@code kept} is passed over and comes back empty. */
  String text(int kept, String what) throws IOException {
    long length = number(8, what);
    need(length, what);
    if (length > kept) {
      skip(length, what);
      return "";
    }
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw wrong("ends within " + what);
    }
    position += length;
    return new String(bytes, StandardCharsets.UTF_8);
  }

  void skip(long bytes, String what) throws IOException {
    need(bytes, what);
    in.skipNBytes(bytes);
    position += bytes;
  }

  /** Passes over a list of texts. */
  void skipTexts(long count, String what) throws IOException {
    texts += count;
    if (texts > MOST_TEXTS) {
      throw wrong("has more than 4,000,000 texts in its lists");
    }
    for (long i = 0; i < count; i++) {
      skip(number(8, what), what);
    }
  }

  DocumentException wrong(String what) {
    return new DocumentException(where, 0, what + " (byte " + position + ")");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
