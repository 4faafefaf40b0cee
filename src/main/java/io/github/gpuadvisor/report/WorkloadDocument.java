package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Checkpointing;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Job;
import io.github.gpuadvisor.workload.Training;
import io.github.gpuadvisor.workload.Workload;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The question as it was understood, for JSON. */
public final class WorkloadDocument {
  private static final double SECONDS_PER_HOUR = 3600;

  private WorkloadDocument() {}

  public static Map<String, @Nullable Object> of(Workload work) {
    Precision precision = work.precision();
    Tree tree =
        new Tree()
            .put("kind", work.kind())
            .put("model", work.model().id())
            .number("parameters", work.model().parameters())
            .number("activeParameters", work.model().activeParameters())
            .put("precision", precision == null ? "auto" : precision.id());
    if (work instanceof Inference inference) {
      inference(tree, inference);
    } else if (work instanceof FineTuning tuning) {
      tuning(tree, tuning);
    } else if (work instanceof Training training) {
      training(tree, training);
    }
    return tree.map();
  }

  private static void inference(Tree tree, Inference work) {
    Inference.Targets targets = work.targets();
    boolean texts = work.model().transformer() != null;
    @Nullable Job job = work.job();
    Model.@Nullable Sample sample = work.model().sample();
    tree.put("totalFlops", null)
        .put("inputTokens", texts ? work.inputTokens() : null)
        .put("outputTokens", work.model().generates() ? work.outputTokens() : null)
        .put("context", texts ? work.context() : null)
        .put("concurrency", work.load().max() ? "max" : work.load().concurrency())
        .number("requestsPerSecond", work.load().requestsPerSecond())
        .number("items", job == null ? null : job.items())
        .number("audioHours", job == null ? null : job.soundHours())
        .number("imagesPerSecond", job == null || job.streams() != null ? null : job.perSecond())
        .put("streams", job == null ? null : job.streams())
        .number("fps", job == null ? null : job.framesPerSecond())
        .put("resolution", sample == null ? null : sample.resolution())
        .put("steps", sample == null ? null : sample.steps())
        .put("kvPrecision", work.model().generates() ? work.cachePrecision().id() : null)
        .number("cachedInput", work.cachedInput())
        .put("replicasSpare", work.spareReplicas())
        .put("maxTtft", target(targets.ttft()))
        .put("maxTpot", target(targets.tpot()))
        .put("maxE2e", target(targets.e2e()))
        .number("minTokensPerSecond", targets.tokensPerSecondPerUser())
        .number("minTotalTokensPerSecond", targets.totalTokensPerSecond())
        .number("deadlineHours", hours(work));
  }

  private static @Nullable Map<String, @Nullable Object> target(Inference.@Nullable Target target) {
    return target == null
        ? null
        : new Tree()
            .put("figure", target.figure().id())
            .number("ms", target.seconds() * 1000)
            .map();
  }

  private static void tuning(Tree tree, FineTuning work) {
    tree.put("totalFlops", null)
        .put("method", work.method().id())
        .number("tokens", work.tokens())
        .put("sequenceLength", work.sequenceLength())
        .put("globalBatch", work.globalBatch())
        .put("loraRank", work.method() == FineTuning.Method.FULL ? null : work.loraRank())
        .put("microBatch", work.microBatch())
        .put("activationCheckpointing", mode(work.checkpointing()))
        .number("deadlineHours", hours(work));
  }

  private static void training(Tree tree, Training work) {
    tree.put("totalFlops", work.totalFlops() == null ? null : Figures.json(work.totalFlops()))
        .number("tokens", work.tokens())
        .put("sequenceLength", work.sequenceLength())
        .number("globalBatchTokens", work.globalBatchTokens())
        .put("microBatch", work.microBatch())
        .put("activationCheckpointing", mode(work.checkpointing()))
        .number("deadlineHours", hours(work));
  }

  private static @Nullable Double hours(Workload work) {
    @Nullable Double seconds = work.deadlineSeconds();
    return seconds == null ? null : Double.valueOf(seconds / SECONDS_PER_HOUR);
  }

  private static @Nullable String mode(@Nullable Checkpointing checkpointing) {
    return checkpointing == null ? null : checkpointing.id();
  }
}
