package io.github.gpuadvisor.report;

import io.github.gpuadvisor.advice.ReferenceRun;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.NamedSystem;
import io.github.gpuadvisor.unit.Figures;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long GPT-3 would take on a system, for people. */
public final class ReferenceRunText {
  private static final double SECONDS_PER_DAY = 86_400;

  private ReferenceRunText() {}

  /** Two lines, below the facts of the system. */
  public static String of(ReferenceRun run, NamedSystem system) {
    @Nullable Double days = run.days();
    @Nullable Dtype dtype = run.dtype();
    @Nullable Integer gpus = run.gpus();
    @Nullable Double share = run.share();
    String percent = share == null ? "" : Figures.whole(share * 100) + " %";
    if (days == null) {
      return line("GPT-3 on it", "no: " + run.basis()) + line("", ask(system));
    }
    String time = Figures.duration(days * SECONDS_PER_DAY);
    if (dtype != null) {
      return line(
          "GPT-3 on it",
          time
              + ", were "
              + percent
              + " of its "
              + dtype.key().toUpperCase(Locale.ROOT)
              + " peak reached; no prediction: the catalog has no speed of its chips");
    }
    return line(
            "GPT-3 on it",
            time
                + " for 300B tokens, "
                + flops(run.flops())
                + " FLOPs, on "
                + Figures.whole(gpus == null ? 0 : gpus)
                + " devices at "
                + percent
                + " MFU (predicted by "
                + run.basis()
                + ")")
        + line("", ask(system));
  }

  private static String ask(NamedSystem system) {
    return "gpu-advisor " + ReferenceRun.question(system);
  }

  private static String flops(double flops) {
    int exponent = (int) Math.floor(Math.log10(flops));
    return Figures.fixed(flops / Math.pow(10, exponent), 2) + "e" + exponent;
  }

  private static String line(String label, String text) {
    return label + " ".repeat(30 - label.length()) + text + "\n";
  }
}
