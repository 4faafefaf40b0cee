package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.JsonEntries;
import io.github.gpuadvisor.document.Value;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of a safetensors file: eight bytes of length, then a JSON object of tensors. The data
 * is never read.
 */
final class SafetensorsHeader {
  /** The format's own limit. */
  static final long LARGEST = 100_000_000;

  static final int MOST_TENSORS = 1_000_000;
  private static final int LENGTH_BYTES = 8;
  private static final int MOST_DIMENSIONS = 16;

  /** Where a tensor lies in the data. */
  private record Span(String name, long begin, long end) {}

  private final String where;
  private final long dataBytes;
  private final TensorTotals totals;
  private final List<Span> spans = new ArrayList<>();

  private SafetensorsHeader(String where, long dataBytes, TensorTotals totals) {
    this.where = where;
    this.dataBytes = dataBytes;
    this.totals = totals;
  }

  /**
   * Adds the tensors of a file to totals.
   *
   * @param where how errors call the file
   * @throws DocumentException where the header is malformed or does not fit its file
   */
  static void read(Path file, String where, TensorTotals totals) throws IOException {
    long size = Files.size(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      byte[] start = in.readNBytes(LENGTH_BYTES);
      if (start.length < LENGTH_BYTES) {
        throw new DocumentException(where, 0, "ends within the length of its header");
      }
      long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (length < 2 || length > LARGEST) {
        throw new DocumentException(
            where,
            0,
            "header of "
                + Long.toUnsignedString(length)
                + " bytes: a safetensors header has 2 to 100,000,000");
      }
      if (length > size - LENGTH_BYTES) {
        throw new DocumentException(
            where,
            0,
            "header of " + length + " bytes in a file of " + size + ": the file is cut off");
      }
      SafetensorsHeader header = new SafetensorsHeader(where, size - LENGTH_BYTES - length, totals);
      JsonEntries.read(new FirstBytes(in, length), where, Set.of(), MOST_TENSORS, header::entry);
      header.checkSpans();
    }
  }

  private void entry(@Nullable String outer, String name, Value value) {
    if (name.equals("__metadata__")) {
      return;
    }
    Map<String, Value> fields = value.asMap();
    Value typeName = fields == null ? null : fields.get("dtype");
    TensorType type =
        typeName != null && typeName.content() instanceof String text ? TensorType.of(text) : null;
    if (fields == null || type == null) {
      throw wrong(name, "dtype is none that safetensors has");
    }
    List<Long> shape = wholes(name, "shape", fields.get("shape"));
    List<Long> offsets = wholes(name, "data_offsets", fields.get("data_offsets"));
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
      throw wrong(name, "data_offsets must be a beginning and an end");
    }
    long begin = offsets.get(0);
    long end = offsets.get(1);
    if (end > dataBytes) {
      throw wrong(
          name, "ends at byte " + end + " of " + dataBytes + " bytes of data: the file is cut off");
    }
    long elements = elements(name, shape);
    long bits = multiplied(name, elements, type.bits());
    if (bits % 8 != 0 || bits / 8 != end - begin) {
      throw wrong(
          name, "its shape takes " + (bits + 7) / 8 + " bytes, its data_offsets " + (end - begin));
    }
    spans.add(new Span(name, begin, end));
    totals.add(name, type, elements, shape.size(), end - begin);
  }

  private List<Long> wholes(String name, String key, @Nullable Value value) {
    List<Value> items = value == null ? null : value.asList();
    if (items == null || items.size() > MOST_DIMENSIONS) {
      throw wrong(name, key + " must be a list of a few whole numbers");
    }
    List<Long> numbers = new ArrayList<>();
    for (Value item : items) {
      double number = item.content() instanceof Number one ? one.doubleValue() : -1;
      if (number < 0 || number != Math.rint(number) || number > 1L << 53) {
        throw wrong(name, key + " must be whole numbers, none negative");
      }
      numbers.add((long) number);
    }
    return numbers;
  }

  private long elements(String name, List<Long> shape) {
    long elements = 1;
    for (long size : shape) {
      elements = multiplied(name, elements, size);
    }
    return elements;
  }

  private long multiplied(String name, long a, long b) {
    try {
      return Math.multiplyExact(a, b);
    } catch (ArithmeticException e) {
      throw wrong(name, "its shape has more elements than a file can hold");
    }
  }

  /** No two tensors share bytes: what is counted twice would not be there twice. */
  private void checkSpans() {
    if (spans.isEmpty()) {
      throw new DocumentException(where, 0, "has no tensors");
    }
    spans.sort(Comparator.comparingLong(Span::begin).thenComparingLong(Span::end));
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).begin() < spans.get(i - 1).end()) {
        throw wrong(spans.get(i).name(), "overlaps " + spans.get(i - 1).name());
      }
    }
  }

  private DocumentException wrong(String tensor, String what) {
    String name = tensor.length() > 120 ? tensor.substring(0, 120) + "..." : tensor;
    return new DocumentException(where, 0, "tensor " + name + ": " + what);
  }
}
