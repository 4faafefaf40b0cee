package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;

import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Plans;

/** Steps of a model of 8 billion parameters, whose seconds can be worked out on paper. */
final class TrainingSteps {
  static final double PARAMETERS = 8e9;
  static final int SEQUENCE = 2048;

  /** What is looked up, not multiplied. */
  static final double EMBEDDING = 128_000.0 * 4096;

  static final double LAYERS = PARAMETERS - 2 * EMBEDDING;

  /** Forward attention of one token: 2 products over half the sequence. */
  static final double ATTENTION = 32 * 4.0 * 32 * 128 * SEQUENCE / 2;

  /** Forward and backward of one token: products at half the rate, attention at all of it. */
  static final double PER_TOKEN = 3 * (2 * (LAYERS + EMBEDDING) / 250e12 + ATTENTION / 500e12);

  /** Links and networks that take no time. */
  static final Node NEAR = new Node(8, 1e18, 1e18, 8, true, true);

  private TrainingSteps() {}

  /** Memory that takes no time. */
  static Gpus gpu() {
    return aGpu().withBandwidth(1e12);
  }

  static TrainingStep step(
      Gpus gpu, Plans plan, Models model, Node node, double trained, int globalBatch) {
    return TrainingStep.of(
        gpu.build(), plan.build(), node, model.build(), trained, SEQUENCE, globalBatch);
  }

  static TrainingStep step(Plans plan, int globalBatch) {
    return step(gpu(), plan, aModel(), NEAR, PARAMETERS, globalBatch);
  }
}
