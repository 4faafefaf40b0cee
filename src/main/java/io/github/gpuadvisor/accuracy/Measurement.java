package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Topic;
import io.github.gpuadvisor.workload.EstimateReader;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Workload;

/**
 * One published figure and the deployment that it was measured on.
 *
 * @param file the measurement file, which is one source
 * @param line of that file
 * @param question the deployment, as a line of {@code batch estimate} would state it
 * @param value in the quantity's own unit; fits: 1 yes, 0 no
 * @param address of the very page that prints it
 */
public record Measurement(
    String file,
    int line,
    EstimateReader.Question question,
    MeasuredQuantity quantity,
    double value,
    String address) {

  /** Id of the GPU measured. */
  public String gpu() {
    return question.pinned().gpu().id();
  }

  /** Id of the model measured; one that the catalog lacks goes by its size. */
  public String model() {
    Workload work = question.request().workload();
    return work.model().id().equals("inline")
        ? "inline of " + Math.round(work.model().parameters() / 1e6) + " M"
        : work.model().id();
  }

  /** The kind of question that it answers. */
  public Topic topic() {
    Workload work = question.request().workload();
    return switch (quantity) {
      case WEIGHTS, CACHE_PER_TOKEN -> Topic.WEIGHTS_AND_CACHE;
      case REQUIRED, ALLOCATED ->
          work instanceof Inference ? Topic.INFERENCE_MEMORY : Topic.TRAINING_MEMORY;
      case FITS -> Topic.FITS;
      case GPU_HOURS -> Topic.RUNS;
      case TRAINING_TOKENS_PER_GPU, STEP ->
          work.model().transformer() != null ? Topic.TRAINING : Topic.SAMPLE_TRAINING;
      case SAMPLES -> work instanceof Inference ? Topic.SAMPLES : Topic.SAMPLE_TRAINING;
      default -> work instanceof Inference inference ? serving(inference) : Topic.TRAINING;
    };
  }

  private Topic serving(Inference work) {
    if (!work.model().generates()) {
      return Topic.SAMPLES;
    }
    Integer users = work.load().concurrency();
    boolean alone = users != null && users == 1;
    if (quantity == MeasuredQuantity.PREFILL_TOKENS
        || work.outputTokens() <= 1
        || (alone && quantity == MeasuredQuantity.TTFT)) {
      return Topic.PREFILL;
    }
    if (quantity == MeasuredQuantity.TTFT) {
      return Topic.TTFT;
    }
    if (alone) {
      return Topic.DECODE;
    }
    boolean most =
        quantity == MeasuredQuantity.OUTPUT_TOKENS || quantity == MeasuredQuantity.REQUESTS;
    return most ? Topic.THROUGHPUT : quantity == MeasuredQuantity.E2E ? Topic.E2E : Topic.TPOT;
  }

  /** True where the work is a fine-tuning one. */
  public boolean isFineTuning() {
    return question.request().workload() instanceof FineTuning;
  }
}
