package io.github.gpuadvisor.catalog.importing.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes GGUF files: a header byte by byte, and data as a hole that takes no room. */
final class GgufBytes {
  private static final int ALIGNMENT = 32;
  private final ByteOrder order;
  private final int version;
  private final List<byte[]> keys = new ArrayList<>();
  private final List<byte[]> tensors = new ArrayList<>();
  private long dataBytes;

  GgufBytes() {
    this(3, ByteOrder.LITTLE_ENDIAN);
  }

  GgufBytes(int version, ByteOrder order) {
    this.version = version;
    this.order = order;
  }

  GgufBytes text(String key, String value) {
    return key(key, 8, bytes -> string(bytes, value.getBytes(StandardCharsets.UTF_8)));
  }

  GgufBytes number(String key, long value) {
    return key(key, 4, bytes -> put(bytes, value, 4));
  }

  GgufBytes numbers(String key, int... values) {
    return key(
        key,
        9,
        bytes -> {
          put(bytes, 5, 4);
          put(bytes, values.length, 8);
          for (int value : values) {
            put(bytes, value, 4);
          }
        });
  }

  GgufBytes texts(String key, int count) {
    return key(
        key,
        9,
        bytes -> {
          put(bytes, 8, 4);
          put(bytes, count, 8);
          for (int i = 0; i < count; i++) {
            string(bytes, ("t" + i).getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  /** A key with a type and bytes of one's own. */
  GgufBytes raw(String key, int type, byte[] value) {
    return key(key, type, bytes -> bytes.writeBytes(value));
  }

  GgufBytes tensor(String name, GgmlType type, long... sizes) {
    long elements = 1;
    for (long size : sizes) {
      elements *= size;
    }
    long bytes = elements / type.blockValues() * type.blockBytes();
    tensorAt(name, number(type), dataBytes, sizes);
    dataBytes += (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return this;
  }

  /** A tensor with a type and an offset of one's own. */
  GgufBytes tensorAt(String name, int type, long offset, long... sizes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    string(bytes, name.getBytes(StandardCharsets.UTF_8));
    put(bytes, sizes.length, 4);
    for (long size : sizes) {
      put(bytes, size, 8);
    }
    put(bytes, type, 4);
    put(bytes, offset, 8);
    tensors.add(bytes.toByteArray());
    return this;
  }

  static int number(GgmlType type) {
    for (int number = 0; number < 100; number++) {
      if (GgmlType.of(number) == type) {
        return number;
      }
    }
    throw new IllegalStateException(type.name());
  }

  byte[] header() {
    return header(tensors.size(), keys.size());
  }

  /** The header with counts of one's own. */
  byte[] header(long tensorCount, long keyCount) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
    put(bytes, version, 4);
    put(bytes, tensorCount, 8);
    put(bytes, keyCount, 8);
    keys.forEach(bytes::writeBytes);
    tensors.forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }

  Path write(Path file) throws IOException {
    byte[] header = header();
    Files.write(file, header);
    long start = (header.length + ALIGNMENT - 1L) / ALIGNMENT * ALIGNMENT;
    try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
      whole.setLength(start + dataBytes);
    }
    return file;
  }

  private interface Writing {
    void to(ByteArrayOutputStream bytes);
  }

  private GgufBytes key(String key, int type, Writing value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    string(bytes, key.getBytes(StandardCharsets.UTF_8));
    put(bytes, type, 4);
    value.to(bytes);
    keys.add(bytes.toByteArray());
    return this;
  }

  private void string(ByteArrayOutputStream bytes, byte[] text) {
    put(bytes, text.length, 8);
    bytes.writeBytes(text);
  }

  private void put(ByteArrayOutputStream bytes, long value, int width) {
    byte[] all = ByteBuffer.allocate(8).order(order).putLong(value).array();
    bytes.write(all, order == ByteOrder.LITTLE_ENDIAN ? 0 : 8 - width, width);
  }
}
