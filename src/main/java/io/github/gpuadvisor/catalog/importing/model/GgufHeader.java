package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.DocumentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header of a GGUF file, versions 2 and 3: metadata and the list of tensors. The data is never
 * read.
 *
 * @param metadata numbers (Long, Double), truth values, texts, lists of numbers; of a list of texts
 *     its length, under its key and {@code #}
 */
record GgufHeader(Map<String, Object> metadata, List<GgufTensor> tensors) {
  private static final long MAGIC = 0x46554747L;
  private static final int MOST_KEYS = 10_000;
  private static final int MOST_TENSORS = 200_000;
  private static final int LONGEST_NAME = 256;
  private static final int MOST_DIMENSIONS = 4;
  private static final int LEAST_KEY_BYTES = 13;
  private static final int LEAST_TENSOR_BYTES = 24;
  private static final int LONGEST_LIST = 4096;

  GgufHeader {
    metadata = Map.copyOf(metadata);
    tensors = List.copyOf(tensors);
  }

  /**
   * Reads one.
   *
   * @throws DocumentException where it is malformed, or does not fit its file
   */
  static GgufHeader read(Path file, String where) throws IOException {
    try (GgufReader in = new GgufReader(file, where)) {
      if (in.number(4, "its first word") != MAGIC) {
        throw in.wrong("is no GGUF file");
      }
      version(in);
      long tensorCount = in.number(8, "the number of tensors");
      long keyCount = in.number(8, "the number of metadata keys");
      checkCount(in, keyCount, MOST_KEYS, LEAST_KEY_BYTES, "metadata keys");
      checkCount(in, tensorCount, MOST_TENSORS, LEAST_TENSOR_BYTES, "tensors");
      Map<String, Object> metadata = new LinkedHashMap<>();
      for (long i = 0; i < keyCount; i++) {
        key(in, metadata);
      }
      List<GgufTensor> tensors = new ArrayList<>();
      for (long i = 0; i < tensorCount; i++) {
        tensors.add(tensor(in));
      }
      checkSpans(in, metadata, tensors);
      return new GgufHeader(metadata, tensors);
    }
  }

  private static void version(GgufReader in) throws IOException {
    long version = in.number(4, "its version");
    if (version == 0x0300_0000L || version == 0x0200_0000L) {
      in.bigEndian();
      return;
    }
    if (version == 1) {
      throw in.wrong("GGUF version 1 is not read: convert it with a newer llama.cpp");
    }
    if (version != 2 && version != 3) {
      throw in.wrong("GGUF version " + version + " is not known: 2 and 3 are");
    }
  }

  private static void checkCount(GgufReader in, long count, int most, int least, String what) {
    if (count < 0 || count > most || count > in.left() / least) {
      throw in.wrong(
          Long.toUnsignedString(count)
              + " "
              + what
              + ": more than "
              + (count < 0 || count > most ? most : "the file has room for"));
    }
  }

  private static void key(GgufReader in, Map<String, Object> metadata) throws IOException {
    String key = in.text(LONGEST_NAME, "a metadata key");
    if (key.isEmpty()) {
      throw in.wrong("a metadata key must have 1 to " + LONGEST_NAME + " characters");
    }
    int type = (int) in.number(4, "the type of " + key);
    Object value = type == GgufValue.LIST ? list(in, key, metadata) : GgufValue.read(in, type, key);
    if (value != null && metadata.put(key, value) != null) {
      throw in.wrong("the metadata key " + key + " comes twice");
    }
  }

  /** A list of numbers where it is short, as those with one number for each block are. */
  private static @Nullable Object list(GgufReader in, String key, Map<String, Object> metadata)
      throws IOException {
    int type = (int) in.number(4, "the type of " + key);
    long count = in.number(8, "the length of " + key);
    int bytes = GgufValue.bytes(type);
    if (type == GgufValue.LIST || bytes == 0) {
      throw in.wrong(key + ": no list of type " + type + " is known");
    }
    if (count < 0 || count > in.left() / bytes) {
      throw in.wrong(
          key + ": a list of " + Long.toUnsignedString(count) + " runs past the end of the file");
    }
    if (type == GgufValue.TEXT) {
      in.skipTexts(count, "a text of " + key);
      metadata.put(key + "#", count);
      return null;
    }
    if (count > LONGEST_LIST) {
      in.skip(count * bytes, key);
      return null;
    }
    List<Object> items = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      items.add(GgufValue.read(in, type, key));
    }
    return List.copyOf(items);
  }

  private static GgufTensor tensor(GgufReader in) throws IOException {
    String name = in.text(LONGEST_NAME, "the name of a tensor");
    if (name.isEmpty()) {
      throw in.wrong("the name of a tensor must have 1 to " + LONGEST_NAME + " characters");
    }
    long dimensions = in.number(4, "the dimensions of " + name);
    if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
      throw in.wrong("tensor " + name + ": " + dimensions + " dimensions: 1 to 4 are possible");
    }
    List<Long> sizes = new ArrayList<>();
    long elements = 1;
    for (int i = 0; i < dimensions; i++) {
      long size = in.number(8, "the dimensions of " + name);
      if (size < 0 || (size > 0 && elements > Long.MAX_VALUE / 64 / size)) {
        throw in.wrong("tensor " + name + ": its dimensions make more than a file can hold");
      }
      sizes.add(size);
      elements *= size;
    }
    int number = (int) in.number(4, "the type of " + name);
    GgmlType type = GgmlType.of(number);
    if (type == null) {
      throw in.wrong("tensor " + name + ": type " + number + " is not known");
    }
    if (sizes.get(0) % type.blockValues() != 0) {
      throw in.wrong(
          "tensor "
              + name
              + ": rows of "
              + sizes.get(0)
              + " are no blocks of "
              + type.blockValues());
    }
    long bytes = elements / type.blockValues() * type.blockBytes();
    return new GgufTensor(
        name, type, sizes, elements, bytes, in.number(8, "the offset of " + name));
  }

  private static void checkSpans(
      GgufReader in, Map<String, Object> metadata, List<GgufTensor> tensors) {
    long alignment = metadata.get("general.alignment") instanceof Long stated ? stated : 32;
    if (alignment < 1 || alignment > 1 << 20) {
      throw in.wrong("general.alignment " + alignment + " is none");
    }
    long start = (in.position() + alignment - 1) / alignment * alignment;
    long room = in.size() - start;
    List<GgufTensor> sorted = new ArrayList<>(tensors);
    sorted.sort(Comparator.comparingLong(GgufTensor::offset));
    long end = 0;
    for (GgufTensor tensor : sorted) {
      if (tensor.offset() < 0 || tensor.offset() % alignment != 0) {
        throw in.wrong("tensor " + tensor.name() + ": its offset is not aligned");
      }
      if (tensor.bytes() > room - tensor.offset()) {
        throw in.wrong("tensor " + tensor.name() + " runs past the end of the file: it is cut off");
      }
      if (tensor.offset() < end) {
        throw in.wrong("tensor " + tensor.name() + " overlaps the one before it");
      }
      end = tensor.offset() + tensor.bytes();
    }
  }
}
