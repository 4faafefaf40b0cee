package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.NamedSystem;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Settings;
import io.github.gpuadvisor.workload.Training;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long the training run that everybody knows would take on a system: GPT-3, 175 billion
 * parameters on 300 billion tokens.
 *
 * @param days null: it does not run
 * @param flops of the whole run
 * @param share of the peak that is counted on, 0 to 1; null where it is not known
 * @param dtype that the peak is of where the speed is no prediction; else null
 * @param gpus at work, of a prediction; else null
 * @param basis what a prediction rests on, or why there is none
 */
public record ReferenceRun(
    @Nullable Double days,
    double flops,
    @Nullable Double share,
    @Nullable Dtype dtype,
    @Nullable Integer gpus,
    String basis) {
  private static final String MODEL = "gpt-3";
  private static final String TOKENS = "300B";
  private static final double SECONDS_PER_DAY = 86_400;
  private static final double PETA = 1e15;

  /** What careful training reaches of a chip's 16-bit peak; chosen, where no model of it is. */
  private static final double USUAL_SHARE = 0.4;

  private static final List<Dtype> WIDTHS = List.of(Dtype.BF16, Dtype.FP16, Dtype.FP32, Dtype.FP64);

  /** The options that ask for it. */
  public static String question(NamedSystem system) {
    return "recommend training --model " + MODEL + " --tokens " + TOKENS + " --on " + system.id();
  }

  /** The run on a system; null where nothing is known of its speed, or the model is unknown. */
  public static @Nullable ReferenceRun on(NamedSystem system, Catalog catalog, LocalDate today) {
    if (!catalog.modelIds().contains(MODEL)) {
      return null;
    }
    RequestReader reader = new RequestReader(catalog, today);
    boolean known = system.gpu() != null && system.gpuCount() != null;
    Settings settings =
        Settings.of(
            known
                ? Map.of("model", MODEL, "tokens", TOKENS, "weights", "speed=1", "on", system.id())
                : Map.of("model", MODEL, "tokens", TOKENS, "weights", "speed=1"));
    Request request = reader.read("training", settings);
    double flops = flops(request);
    return known
        ? predicted(new Advisor(catalog).recommend(request), flops)
        : ofPeak(system, flops);
  }

  private static double flops(Request request) {
    @Nullable Double flops =
        request.workload() instanceof Training training ? training.totalFlops() : null;
    return flops == null ? 0 : flops;
  }

  private static ReferenceRun predicted(Recommendation answer, double flops) {
    if (answer.ranked().isEmpty()) {
      String reason = answer.eliminated().get(0).first().finding().sentence();
      return new ReferenceRun(null, flops, null, null, null, reason);
    }
    Assessment best = answer.ranked().get(0).assessment();
    @Nullable Performance seen = best.estimate().performance();
    @Nullable Interval duration = seen == null ? null : seen.durationSeconds();
    @Nullable Interval mfu = seen == null ? null : seen.mfu();
    return new ReferenceRun(
        duration == null ? null : Double.valueOf(duration.value() / SECONDS_PER_DAY),
        flops,
        mfu == null ? null : Double.valueOf(mfu.value()),
        null,
        best.estimate().deployment().plan().gpus(),
        seen == null ? "" : seen.basis().profile());
  }

  /** The narrowest format that networks are trained in and that a peak is published of. */
  private static @Nullable ReferenceRun ofPeak(NamedSystem system, double flops) {
    for (Dtype dtype : WIDTHS) {
      @Nullable Double peak = system.peakPflops().get(dtype);
      if (peak != null) {
        double seconds = flops / (peak * PETA * USUAL_SHARE);
        return new ReferenceRun(seconds / SECONDS_PER_DAY, flops, USUAL_SHARE, dtype, null, "");
      }
    }
    return null;
  }
}
