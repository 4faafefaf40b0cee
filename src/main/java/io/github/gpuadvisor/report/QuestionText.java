package io.github.gpuadvisor.report;

import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Training;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The question that an answer repeats. */
public final class QuestionText {
  private QuestionText() {}

  /** The question in one line, every default visible. */
  public static String of(Request request) {
    Workload work = request.workload();
    List<String> parts = new ArrayList<>();
    parts.add(work.model().name());
    if (work instanceof Inference inference) {
      new ServingText(inference, parts).add();
    } else if (work instanceof FineTuning tuning) {
      parts.add("fine-tune, " + tuning.method().id());
      addSize(tuning.tokens(), tuning.sequenceLength(), tuning.deadlineSeconds(), parts);
    } else if (work instanceof Training training) {
      parts.add("train");
      addSize(training.tokens(), training.sequenceLength(), training.deadlineSeconds(), parts);
      if (training.totalFlops() != null) {
        parts.add(flops(training.totalFlops()));
      }
    }
    if (work.precision() != null) {
      parts.add(work.precision().id());
    }
    new LimitsText(parts).add(request.limits());
    parts.add(
        request.preferences().profile().equals("own")
            ? "own weights"
            : request.preferences().profile());
    return String.join(" · ", parts);
  }

  private static void addSize(
      @Nullable Double tokens, int sequence, @Nullable Double deadline, List<String> parts) {
    // A model that works on samples counts each as one token.
    boolean samples = sequence == 1;
    if (tokens != null) {
      parts.add(Figures.compact(tokens) + (samples ? " samples" : " tokens"));
    }
    if (!samples) {
      parts.add("sequences of " + Figures.whole(sequence));
    }
    if (deadline != null) {
      parts.add("within " + Figures.duration(deadline));
    }
  }

  private static String flops(double flops) {
    int exponent = (int) Math.floor(Math.log10(flops));
    return Figures.fixed(flops / Math.pow(10, exponent), 2) + "e" + exponent + " FLOPs";
  }
}
