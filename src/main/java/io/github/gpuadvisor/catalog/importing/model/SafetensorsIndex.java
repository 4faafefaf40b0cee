package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.JsonEntries;
import io.github.gpuadvisor.document.Value;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A {@code model.safetensors.index.json}: which file holds which tensor, and how many bytes there
 * are.
 *
 * @param totalBytes bytes of all tensors, or null where it does not say
 * @param shards names of the files, in order
 */
record SafetensorsIndex(@Nullable Double totalBytes, Set<String> shards) {
  static final String NAME = "model.safetensors.index.json";
  private static final String MAP = "weight_map";
  private static final int MOST_SHARDS = 10_000;

  /** Collects the entries. */
  private static final class Reading {
    private final String where;
    private final Set<String> shards = new TreeSet<>();
    private @Nullable Double bytes;

    Reading(String where) {
      this.where = where;
    }

    void entry(@Nullable String outer, String key, Value value) {
      if (MAP.equals(outer)) {
        if (!(value.content() instanceof String shard) || !plain(shard)) {
          throw new DocumentException(
              where, value.line(), MAP + ": the file of a tensor must be a name in this folder");
        }
        if (shards.add(shard) && shards.size() > MOST_SHARDS) {
          throw new DocumentException(where, 0, "names more than " + MOST_SHARDS + " files");
        }
      } else if (key.equals("metadata")) {
        Map<String, Value> fields = value.asMap();
        Value size = fields == null ? null : fields.get("total_size");
        bytes = size == null ? null : bytes(size);
      }
    }

    private double bytes(Value size) {
      double number = size.content() instanceof Number one ? one.doubleValue() : -1;
      if (!(number > 0 && number < 1e16 && number == Math.rint(number))) {
        throw new DocumentException(
            where, size.line(), "metadata.total_size: must be a number of bytes");
      }
      return number;
    }

    /** A name that stays in the folder. */
    private static boolean plain(String name) {
      return name.length() <= 255
          && name.endsWith(".safetensors")
          && name.chars().allMatch(c -> c > ' ' && c != '/' && c != '\\' && c != ':' && c < 127)
          && !name.startsWith(".");
    }
  }

  /** Reads one; null where the document is no index. */
  static @Nullable SafetensorsIndex read(Path file, String where) throws IOException {
    if (Files.size(file) > SafetensorsHeader.LARGEST) {
      throw new DocumentException(where, 0, "is larger than 100 MB, too large for an index");
    }
    Reading reading = new Reading(where);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      JsonEntries.read(in, where, Set.of(MAP), SafetensorsHeader.MOST_TENSORS, reading::entry);
    }
    return reading.shards.isEmpty() ? null : new SafetensorsIndex(reading.bytes, reading.shards);
  }
}
