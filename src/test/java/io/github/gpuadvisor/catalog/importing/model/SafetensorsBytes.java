package io.github.gpuadvisor.catalog.importing.model;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Writes safetensors files: a header, and data as a hole that takes no room. */
final class SafetensorsBytes {
  private final List<String> entries = new ArrayList<>();
  private long dataBytes;

  SafetensorsBytes tensor(String name, String dtype, long... shape) {
    long elements = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    long bytes = elements * Objects.requireNonNull(TensorType.of(dtype)).bits() / 8;
    entry(name, dtype, Arrays.toString(shape), dataBytes, dataBytes + bytes);
    dataBytes += bytes;
    return this;
  }

  SafetensorsBytes entry(String name, String dtype, String shape, long begin, long end) {
    entries.add(
        "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
            .formatted(name, dtype, shape, begin, end));
    return this;
  }

  SafetensorsBytes raw(String entry) {
    entries.add(entry);
    return this;
  }

  String header() {
    return "{" + String.join(",", entries) + "}";
  }

  Path write(Path file) throws IOException {
    return write(file, header(), dataBytes);
  }

  static Path write(Path file, String header, long dataBytes) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    byte[] start =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).array();
    Files.write(file, start);
    try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
      whole.seek(start.length);
      whole.write(text);
      whole.setLength(start.length + text.length + dataBytes);
    }
    return file;
  }
}
