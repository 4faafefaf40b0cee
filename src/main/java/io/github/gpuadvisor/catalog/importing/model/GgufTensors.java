package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.DocumentException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tensors of a GGUF model: sums, and what each block is made of. */
final class GgufTensors {
  private static final Pattern BLOCK = Pattern.compile("blk\\.(\\d{1,5})\\.(.+)");

  private final Map<String, GgufTensor> byName = new HashMap<>();
  private final Map<Integer, Set<String>> parts = new HashMap<>();
  private final Map<GgmlType, Double> elements = new EnumMap<>(GgmlType.class);
  private double bytes;
  private double experts;
  private double further;

  /**
   * Sums up.
   *
   * @param layers blocks of the model; later ones predict further tokens
   * @param where the file named in errors
   */
  GgufTensors(List<GgufTensor> tensors, int layers, String where) {
    for (GgufTensor tensor : tensors) {
      if (byName.put(tensor.name(), tensor) != null) {
        throw new DocumentException(where, 0, "tensor " + tensor.name() + ": comes twice");
      }
      bytes += tensor.bytes();
      Matcher block = BLOCK.matcher(tensor.name());
      int number = block.matches() ? Integer.parseInt(block.group(1)) : -1;
      if (number >= layers) {
        further += tensor.elements();
        continue;
      }
      if (number >= 0) {
        parts.computeIfAbsent(number, key -> new HashSet<>()).add(block.group(2));
      }
      // Tables of frequencies are computed from the sizes, and no weights.
      if (!tensor.name().contains("rope_f")) {
        elements.merge(tensor.type(), (double) tensor.elements(), Double::sum);
      }
      if (tensor.name().contains("_exps")) {
        experts += tensor.elements();
      }
    }
  }

  @Nullable GgufTensor named(String name) {
    return byName.get(name);
  }

  /** True where a block has a tensor whose name begins so. */
  boolean has(int layer, String... beginnings) {
    for (String part : parts.getOrDefault(layer, Set.of())) {
      for (String beginning : beginnings) {
        if (part.startsWith(beginning)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Blocks that have a tensor whose name begins so. */
  int blocksWith(int layers, String beginning) {
    int count = 0;
    for (int layer = 0; layer < layers; layer++) {
      count += has(layer, beginning) ? 1 : 0;
    }
    return count;
  }

  /** The size of a dimension of the first block's tensor of a name, or 0. */
  long size(int layers, String part, int dimension) {
    for (int layer = 0; layer < layers; layer++) {
      GgufTensor tensor = byName.get("blk." + layer + "." + part);
      if (tensor != null) {
        return tensor.size(dimension);
      }
    }
    return 0;
  }

  /** Bytes of all tensors. */
  double bytes() {
    return bytes;
  }

  double parameters() {
    return elements.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Parameters of routed experts. */
  double experts() {
    return experts;
  }

  /** Parameters of blocks that predict further tokens. */
  double further() {
    return further;
  }

  /** The type that most parameters are kept in, or null where there are none. */
  @Nullable GgmlType dominating() {
    return TensorTotals.largest(elements);
  }
}
