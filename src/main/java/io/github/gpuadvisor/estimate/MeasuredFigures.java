package io.github.gpuadvisor.estimate;

import io.github.gpuadvisor.catalog.Measured;
import io.github.gpuadvisor.deployment.Configuration;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.estimate.figure.Distribution;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a configuration in the place of what is predicted of it, and labelled so.
 * Figures that follow from a measured one go with it; the others stay predictions.
 */
final class MeasuredFigures {
  private final Map<String, Double> values = new HashMap<>();
  private final TreeSet<String> sources = new TreeSet<>();

  private MeasuredFigures(List<Measured> figures) {
    for (Measured figure : figures) {
      values.put(figure.quantity(), figure.value());
      sources.add(figure.source());
    }
  }

  /** The prediction, with what was measured of this very configuration in its place. */
  static Performance over(Performance predicted, Deployment deployment, Workload work) {
    Map<String, List<Measured>> measured = deployment.plan().era().measured();
    @Nullable List<Measured> figures =
        measured.isEmpty() ? null : measured.get(Configuration.of(deployment, work));
    return figures == null ? predicted : new MeasuredFigures(figures).in(predicted, work);
  }

  private Performance in(Performance p, Workload work) {
    if (work instanceof Inference inference) {
      derive("tpotMs", "outputTokensPerSecondPerUser", 1000, true);
      derive("requestsPerSecond", "outputTokensPerSecond", inference.outputTokens(), false);
    }
    return new Performance(
        value("outputTokensPerSecond", p.outputTokensPerSecond()),
        value("outputTokensPerSecondPerUser", p.outputTokensPerSecondPerUser()),
        value("prefillTokensPerSecond", p.prefillTokensPerSecond()),
        times("ttftMs", p.ttft()),
        times("tpotMs", p.tpot()),
        times("e2eMs", p.e2e()),
        value("requestsPerSecond", p.requestsPerSecond()),
        p.trainingTokensPerSecond(),
        value("trainingTokensPerSecondPerGpu", p.trainingTokensPerSecondPerGpu()),
        p.mfu(),
        value("stepTimeSeconds", p.stepSeconds()),
        value("samplesPerSecond", p.itemsPerSecond()),
        p.capacity(),
        p.durationSeconds(),
        p.utilization(),
        p.bottleneck(),
        new Basis(
            "measured (" + String.join(", ", sources) + "), the rest: " + p.basis().method(),
            p.basis().profile(),
            p.basis().parts()));
  }

  /** One figure from another: its inverse times a factor, or a multiple; both ways. */
  private void derive(String from, String to, double factor, boolean inverse) {
    @Nullable Double known = values.get(from);
    @Nullable Double other = values.get(to);
    if (known != null && other == null) {
      values.put(to, inverse ? factor / known : known * factor);
    } else if (known == null && other != null && factor > 0) {
      values.put(from, inverse ? factor / other : other / factor);
    }
  }

  private @Nullable Interval value(String key, @Nullable Interval predicted) {
    @Nullable Double value = values.get(key);
    return value == null ? predicted : new Interval(value, value, value);
  }

  /** Percentiles keep their predicted distance from the mean. */
  private @Nullable Distribution times(String key, @Nullable Distribution predicted) {
    @Nullable Double millis = values.get(key);
    if (millis == null || predicted == null) {
      return predicted;
    }
    double seconds = millis / 1000;
    double ratio = seconds / predicted.mean().value();
    return new Distribution(
        new Interval(seconds, seconds, seconds),
        predicted.p50() * ratio,
        predicted.p95() * ratio,
        predicted.p99() * ratio);
  }
}
