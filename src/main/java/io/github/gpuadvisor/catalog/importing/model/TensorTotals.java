package io.github.gpuadvisor.catalog.importing.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the tensors of a checkpoint add up to: bytes, and parameters by the type they are kept in.
 */
final class TensorTotals {
  /** Scales, zero points and the like: they stand for parameters, but are none. */
  private static final Pattern AUXILIARY =
      Pattern.compile(
          ".*(_scale|_scales|\\.scales|_scale_inv|_scale_2|\\.scale_2|_zero_point|\\.qzeros|\\.g_idx|_g_idx"
              + "|_shape|\\.absmax|\\.quant_map|\\.quant_state\\..*|\\.nested_.*|rotary_emb\\.inv_freq"
              + "|position_ids|masked_bias|\\.SCB|_amax)");

  /** Masks that early checkpoints keep. */
  private static final Pattern MASK = Pattern.compile(".*\\.(attn|attention)\\.bias");

  private static final Pattern PACKED =
      Pattern.compile(".*(\\.qweight|\\.weight_packed|_blocks|_packed)");
  private static final Pattern LAYER = Pattern.compile("(?:model\\.)?layers\\.(\\d{1,6})\\..*");
  private static final Pattern FURTHER = Pattern.compile("(?:model\\.)?mtp[._].*");

  private final int layers;
  private final int packedBits;
  private final Map<TensorType, Double> parameters = new EnumMap<>(TensorType.class);
  private double bytes;
  private double further;
  private boolean blocks;

  /**
   * Begins to count.
   *
   * @param layers blocks of the model; tensors of later ones predict further tokens
   * @param packedBits bits of a parameter where several are packed into one number
   */
  TensorTotals(int layers, int packedBits) {
    this.layers = layers;
    this.packedBits = packedBits;
  }

  void add(String name, TensorType type, long elements, int dimensions, long size) {
    bytes += (double) size;
    boolean mask = dimensions == 4 && MASK.matcher(name).matches();
    if (mask || AUXILIARY.matcher(name).matches()) {
      return;
    }
    boolean packed = isPacked(name, type);
    double numbers = packed ? (double) elements * type.bits() / packedBits : (double) elements;
    if (predictsFurther(name)) {
      further += numbers;
      return;
    }
    blocks |= packed && name.endsWith("_blocks");
    parameters.merge(type, numbers, Double::sum);
  }

  /** Four-bit numbers come eight to an int, or two to a byte. */
  private boolean isPacked(String name, TensorType type) {
    return (type == TensorType.I32 && PACKED.matcher(name).matches())
        || (type == TensorType.U8 && packedBits < type.bits());
  }

  private boolean predictsFurther(String name) {
    if (FURTHER.matcher(name).matches()) {
      return true;
    }
    Matcher layer = LAYER.matcher(name);
    return layer.matches() && Integer.parseInt(layer.group(1)) >= layers;
  }

  /** Bytes of all tensors. */
  double bytes() {
    return bytes;
  }

  /** Parameters, without those of {@link #further}. */
  double parameters() {
    return parameters.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Parameters of layers that predict further tokens. */
  double further() {
    return further;
  }

  /** The type that most parameters are kept in, or null where there are none. */
  @Nullable TensorType dominating() {
    return largest(parameters);
  }

  /** The key of the largest number, the first of equals; null where there are none. */
  static <K> @Nullable K largest(Map<K, Double> numbers) {
    K largest = null;
    for (Map.Entry<K, Double> one : numbers.entrySet()) {
      if (largest == null || one.getValue() > numbers.getOrDefault(largest, 0.0)) {
        largest = one.getKey();
      }
    }
    return largest;
  }

  /** True where four-bit numbers come in blocks that share a scale (MXFP4). */
  boolean inBlocks() {
    return blocks;
  }
}
