package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Offload;
import io.github.gpuadvisor.workload.Optimizer;
import io.github.gpuadvisor.workload.Savings;
import io.github.gpuadvisor.workload.Training;
import io.github.gpuadvisor.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Weights, gradients and optimizer states, bytes: of one copy of the model, and on its fullest
 * device.
 *
 * <p>Mixed precision with Adam: 2 bytes of weights, 2 of gradients (4 in training from scratch,
 * which adds them up in 32 bit), 12 of optimizer. ZeRO 1 shards the optimizer, 2 the gradients too,
 * 3 everything, over the data-parallel ranks.
 */
final class TrainingState {
  private static final double SIXTEEN_BIT = 2;
  private static final double THIRTY_TWO_BIT = 4;

  /** NF4 with double-quantized block scales: 4 bits, a byte per 64 values, 4 bytes per 16,384. */
  private static final double NF4_BYTES = (4 + 8.0 / 64 + 32.0 / 16_384) / 8;

  private final Model model;
  private final Plan plan;
  private final Savings savings;
  private final double trained;
  private final boolean adapters;
  private final boolean quantized;
  private final boolean scratch;

  TrainingState(Plan plan, Workload work, double trained) {
    this.model = work.model();
    this.plan = plan;
    this.savings = Savings.of(work);
    this.trained = trained;
    FineTuning.@Nullable Method method = work instanceof FineTuning tuning ? tuning.method() : null;
    this.adapters = method == FineTuning.Method.LORA || method == FineTuning.Method.QLORA;
    this.quantized = method == FineTuning.Method.QLORA;
    this.scratch = work instanceof Training;
  }

  /** Bytes of a trained number's weight. */
  private double wide() {
    return plan.precision() == Precision.FP32 ? THIRTY_TWO_BIT : SIXTEEN_BIT;
  }

  /** Bytes of one number of a block's matrices, as stored. */
  double matrixBytes() {
    return quantized ? NF4_BYTES : wide();
  }

  /** Of one copy. */
  double weights() {
    double vocabulary = quantized ? vocabulary() : 0;
    return vocabulary * SIXTEEN_BIT
        + (model.parameters() - vocabulary) * matrixBytes()
        + (adapters ? trained * wide() : 0);
  }

  private double vocabulary() {
    @Nullable Transformer shape = model.transformer();
    return shape == null ? 0 : Math.min(model.parameters(), shape.vocabularyParameters());
  }

  /** Of one copy, where all are held at once. */
  double gradients() {
    if (savings.offload() == Offload.ALL) {
      return 0;
    }
    return savings.optimizerInBackward() ? oneGradient() : trained * gradientBytes();
  }

  private double gradientBytes() {
    return scratch && savings.optimizer() == Optimizer.ADAMW ? THIRTY_TWO_BIT : wide();
  }

  /** The largest group of gradients that is known at once: a block's, or the embedding's. */
  private double oneGradient() {
    @Nullable Transformer shape = model.transformer();
    double largest = shape == null ? trained : Math.max(layer(shape), shape.embeddingParameters());
    return Math.min(trained, largest) * gradientBytes();
  }

  /** Of one copy. */
  double optimizer() {
    if (savings.offload().optimizer()) {
      return 0;
    }
    Optimizer optimizer = savings.optimizer();
    // Full precision needs no further copy of the weights.
    double copy =
        optimizer == Optimizer.ADAMW && plan.precision() == Precision.FP32 ? THIRTY_TWO_BIT : 0;
    return trained * (optimizer.bytes() - copy);
  }

  /** Parameters of one block. */
  double layer(Transformer shape) {
    return Math.max(0, model.parameters() - shape.vocabularyParameters()) / shape.layers();
  }

  /** True where every block is gathered from other devices, or the host, when it is needed. */
  boolean gathers() {
    return savings.offload() == Offload.ALL || (stage() >= 3 && plan.dataParallel() > 1);
  }

  private int stage() {
    return plan.zeroStage() == null ? 0 : plan.zeroStage();
  }

  double weightsPerGpu() {
    if (savings.offload() == Offload.ALL) {
      return vocabulary() * SIXTEEN_BIT / plan.tensorParallel();
    }
    return weights() * share() / (stage() >= 3 ? plan.dataParallel() : 1);
  }

  double gradientsPerGpu() {
    return gradients() * share() / (stage() >= 2 ? plan.dataParallel() : 1);
  }

  double optimizerPerGpu() {
    return optimizer() * share() / (stage() >= 1 ? plan.dataParallel() : 1);
  }

  /** The fullest stage has whole blocks, and the embedding or the output matrix. */
  private double share() {
    @Nullable Transformer shape = model.transformer();
    int stages = plan.pipelineParallel();
    if (shape == null || stages == 1) {
      return 1.0 / plan.gpusPerReplica();
    }
    double vocabulary = Math.min(model.parameters(), shape.vocabularyParameters());
    double blocks = Math.ceil((double) shape.layers() / stages) / shape.layers();
    double held =
        (model.parameters() - vocabulary) * blocks
            + Math.min(vocabulary, shape.embeddingParameters());
    return Math.min(1, held / model.parameters()) / plan.tensorParallel();
  }
}
