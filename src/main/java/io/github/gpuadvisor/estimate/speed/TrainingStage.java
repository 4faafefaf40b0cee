package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;

/**
 * What one device does with one micro batch in one stage of a pipeline, in seconds.
 *
 * @param passes matrix passes of 2 · parameters FLOPs per token: one forward, two backward, one
 *     more where the forward is repeated
 * @param sequence tokens of one sequence
 * @param tokens of the micro batch
 */
record TrainingStage(
    Model model,
    Transformer shape,
    Plan plan,
    TrainingRates rates,
    double passes,
    int sequence,
    double tokens) {
  private static final double MICRO = 1e-6;

  /** Forward and backward without repetition: what constants per layer are counted for. */
  private static final double USUAL_PASSES = 3;

  /**
   * Exponent of the soft maximum of what the device does and what its host takes to launch it: the
   * two run side by side, and either may be the longer.
   */
  static final double OVERLAP = 3;

  double share() {
    return 1.0 / (plan.tensorParallel() * plan.pipelineParallel());
  }

  /** Seconds of one stage and one micro batch, forward and backward. */
  double seconds() {
    return Math.cbrt(Math.pow(device(), OVERLAP) + Math.pow(launching(), OVERLAP));
  }

  double device() {
    return products() + attention() + elementwise() + weights();
  }

  /** Matrix products with the weights of layers. */
  double products() {
    double routed = ExpertWork.active(shape);
    double dense = Math.max(0, model.activeParameters() - shape.vocabularyParameters() - routed);
    double equivalent = dense + routed / rates.constants().of(Constant.TRAIN_EXPERTS);
    return 2 * tokens * equivalent * passes * share() / rates.products();
  }

  /** Half of what lies before a token is masked, on average. */
  double attention() {
    double flops = new AttentionWork(shape).flops(sequence / 2.0);
    return tokens * flops * passes * share() / rates.attention();
  }

  /** Norms, activations, residuals and the operands of products pass the memory. */
  double elementwise() {
    double split = rates.constants().of(Constant.ELEMENTWISE);
    double whole = rates.constants().of(Constant.ELEMENTWISE_WHOLE) * plan.tensorParallel();
    double units = (double) shape.hiddenSize() * shape.layers();
    return tokens * units * (split + whole) * (passes / USUAL_PASSES) * share() / rates.bandwidth();
  }

  /** Each pass reads the weights, and the backward ones add to their gradients. */
  double weights() {
    double held = Math.max(0, model.activeParameters() - shape.vocabularyParameters());
    return rates.constants().of(Constant.TRAIN_WEIGHT_BYTES)
        * held
        * passes
        * share()
        / rates.bandwidth();
  }

  double launching() {
    double layers = (double) shape.layers() / plan.pipelineParallel();
    return rates.constants().of(Constant.TRAIN_LAYER_MICROS)
        * MICRO
        * layers
        * passes
        / USUAL_PASSES;
  }

  /** Output matrix and loss, which the last stage has beside its layers. */
  double head() {
    double products = 2 * shape.embeddingParameters() * USUAL_PASSES / rates.products();
    double logits =
        rates.constants().of(Constant.LOGIT_BYTES) * shape.vocabularySize() / rates.bandwidth();
    return tokens * (products + logits) / plan.tensorParallel();
  }
}
