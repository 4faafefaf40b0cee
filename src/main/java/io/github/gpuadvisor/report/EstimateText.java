package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Warning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of {@code estimate} for people. */
public final class EstimateText {
  private static final int LABEL = 26;

  private final List<String> lines = new ArrayList<>();

  private EstimateText() {}

  /** The whole text, newline at the end. */
  public static String of(
      Request request, Estimate estimate, List<Warning> warnings, Screen screen) {
    EstimateText text = new EstimateText();
    text.head(request, estimate, screen);
    text.memory(estimate, screen);
    text.speed(estimate, screen);
    text.cost(estimate, request);
    text.lines.addAll(Wording.notes(warnings, Wording.textWidth(screen)));
    StringBuilder all = new StringBuilder();
    text.lines.forEach(line -> all.append(screen.fit(line)).append('\n'));
    return all.toString();
  }

  private void head(Request request, Estimate estimate, Screen screen) {
    Deployment deployment = estimate.deployment();
    Wording.wrapped(QuestionText.of(request), Wording.textWidth(screen))
        .forEach(line -> lines.add(screen.bold(line)));
    String engine = deployment.plan().engine().id() + "@" + deployment.plan().era().id();
    lines.add(
        deployment.plan().gpus()
            + " × "
            + Wording.gpu(deployment.gpu())
            + " · "
            + deployment.plan().summary()
            + " · "
            + engine);
    lines.add("");
  }

  private void memory(Estimate estimate, Screen screen) {
    MemoryEstimate memory = estimate.memory();
    boolean fits = memory.fits();
    String verdict =
        fits
            ? "fits, " + gib(memory.shortfall().times(-1)) + " to spare on each GPU"
            : "does not fit: short of " + gib(memory.shortfall()) + " on each GPU";
    lines.add(screen.bold("Memory: " + verdict));
    line("weights", gib(memory.weightsPerGpu()) + " of " + gib(memory.weights()) + " in all");
    if (memory.cachePerToken().value() > 0) {
      line(
          "KV cache",
          gib(memory.kvCache())
              + " asked for, "
              + Figures.whole(memory.cachePerToken().value())
              + " bytes a token; room for "
              + gib(memory.cacheAvailablePerGpu())
              + " on each GPU");
      line(
          "sequences at once",
          Figures.whole(
              (double) memory.sequencesPerReplica() * estimate.deployment().plan().dataParallel()));
    }
    Bytes gradients = memory.gradients();
    Bytes optimizer = memory.optimizer();
    if (gradients != null && optimizer != null) {
      line("gradients, optimizer", gib(gradients) + ", " + gib(optimizer) + " in all");
    }
    line("activations", gib(memory.activations()));
    line("needed on each GPU", gib(memory.requiredPerGpu()));
    line("usable on each GPU", gib(memory.usablePerGpu()) + " of " + gib(memory.devicePerGpu()));
  }

  private void speed(Estimate estimate, Screen screen) {
    @Nullable Performance performance = estimate.performance();
    lines.add("");
    if (performance == null) {
      lines.add(screen.bold("Speed: unknown"));
      return;
    }
    String title = estimate.memory().fits() ? "Speed" : "Speed if it did fit";
    lines.add(screen.bold(title) + ", bottleneck " + performance.bottleneck().replace('-', ' '));
    lines.addAll(SpeedText.lines(performance));
  }

  private void cost(Estimate estimate, Request request) {
    Offer offer = estimate.deployment().offer();
    Double perHour = estimate.cost().perHour();
    if (offer != null && perHour != null) {
      lines.add("");
      lines.add(
          "Cost: $"
              + Figures.usd(perHour)
              + "/h at "
              + Wording.source(estimate)
              + ", as of "
              + offer.asOf());
      money("per million tokens out", estimate.cost().perMillionOutputTokens());
      money("whole work", estimate.cost().total());
    }
    Double toBuy = estimate.cost().purchase();
    if (toBuy != null) {
      lines.add("");
      lines.add(
          "Cost: $" + Figures.usd(toBuy) + " to buy (" + Wording.sourceAndSpread(estimate) + ")");
    }
    Double tokens = EstimateDocument.tokensByDeadline(estimate, request.workload());
    if (tokens != null) {
      line("tokens by the deadline", Figures.compact(tokens));
    }
  }

  private void money(String label, @Nullable Double usd) {
    if (usd != null) {
      line(label, "$" + Figures.usd(usd));
    }
  }

  private void line(String label, String text) {
    lines.add(labeled(label, text));
  }

  /** A line that says what a label stands for. */
  static String labeled(String label, String text) {
    return "  " + label + " ".repeat(Math.max(2, LABEL - label.length())) + text;
  }

  private static String gib(Bytes bytes) {
    return Figures.fixed(bytes.gib(), 1) + " GiB";
  }
}
