package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.estimate.memory.Weights;
import org.jspecify.annotations.Nullable;

/** What a dense model reads to write one token. */
final class Reading {
  private Reading() {}

  /** Bytes of the table that is only looked up; none where it is the output matrix too. */
  static double table(Model model, Precision precision) {
    @Nullable Transformer shape = model.transformer();
    return shape == null || shape.tiedEmbeddings() ? 0 : Weights.embeddingBytes(shape, precision);
  }

  /** Bytes of all other weights. */
  static double bytes(Model model, Precision precision) {
    return Weights.stored(model, precision).value() - table(model, precision);
  }
}
