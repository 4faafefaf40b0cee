package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;

/**
 * Bits of the tensors that a llama.cpp mix stores in another format than its name says, averaged
 * over the layers. Rules: {@code llama_tensor_get_type} in llama.cpp.
 *
 * @param values of the attention's value projections
 * @param down of the down projections
 * @param output of the attention's output projections
 */
record GgufMix(double values, double down, double output) {
  /**
   * Share of layers whose tensors are favored by the M mixes: the first eighth, the last, and every
   * third between: 1/8 + 1/8 + (6/8)/3.
   */
  private static final double HALF = 0.5;

  private static final double Q5 = Precision.Q5_K_S.bits();
  private static final double Q4 = Precision.Q4_K_S.bits();
  private static final double Q3 = Precision.Q3_K_M.bits();

  /** Models of 80 layers store values a step higher, since eight heads share one. */
  private static final int LAYERS_OF_70B = 80;

  private static final int SHARED_WIDELY = 4;

  static GgufMix of(Transformer shape, Precision precision) {
    double bits = precision.bits();
    double layers = shape.layers();
    boolean seventy = shape.layers() == LAYERS_OF_70B;
    return switch (precision) {
      case Q2_K -> new GgufMix(isSharedWidely(shape) ? Q4 : Q3, Q3, Q3);
      case Q3_K_M ->
          new GgufMix(seventy ? Q5 : Q4 + 2 / layers * (Q5 - Q4), Q4 + (Q5 - Q4) / 16, Q4);
      case Q4_K_S ->
          new GgufMix(seventy ? Q5 : Q4 + 4 / layers * (Q5 - Q4), Q4 + (Q5 - Q4) / 8, Q4);
      case Q4_K_M, Q5_K_M -> {
        double favored = bits + HALF * (Precision.Q6_K.bits() - bits);
        yield new GgufMix(favored, favored, bits);
      }
      default -> new GgufMix(bits, bits, bits);
    };
  }

  private static boolean isSharedWidely(Transformer shape) {
    LayerGroup group = shape.attending();
    return group != null && group.kvHeads() > 0 && group.heads() / group.kvHeads() >= SHARED_WIDELY;
  }

  /** Bits that a model needs beyond its name's, all such tensors together. */
  double beyond(Transformer shape, double bits) {
    double down = shape.downProjectionParameters() + shape.expertParameters() / shape.matrices();
    return shape.valueProjectionParameters() * (values - bits)
        + down * (this.down - bits)
        + shape.outputProjectionParameters() * (output - bits);
  }
}
