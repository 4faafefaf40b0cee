package io.github.gpuadvisor.report.pool;

import io.github.gpuadvisor.advice.Failure;
import io.github.gpuadvisor.advice.PoolAnswer;
import io.github.gpuadvisor.report.LeftOut;
import io.github.gpuadvisor.report.QuestionText;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.View;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Pool;
import io.github.gpuadvisor.workload.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pools for people: the workloads, a row for each pool, and what separating them would cost. */
public final class PoolText {
  private final PoolAnswer answer;
  private final View view;
  private final Screen screen;
  private final List<String> lines = new ArrayList<>();

  private PoolText(PoolAnswer answer, View view) {
    this.answer = answer;
    this.view = view;
    this.screen = view.screen();
  }

  /** The whole text, newline at the end. */
  public static String of(PoolAnswer answer, View view) {
    PoolText text = new PoolText(answer, view);
    text.write();
    StringBuilder all = new StringBuilder();
    text.lines.forEach(line -> all.append(text.screen.fit(line)).append('\n'));
    return all.toString();
  }

  private void write() {
    if (!view.quiet()) {
      head();
      lines.add("");
    }
    if (answer.rows().isEmpty()) {
      nothing();
    } else {
      lines.addAll(PoolTable.lines(answer, screen));
    }
    if (view.quiet()) {
      return;
    }
    wrap(SeparateAnswers.sentence(answer));
    int more = answer.rows().size() - answer.top().size();
    if (more > 0) {
      lines.add(screen.dim(more + " more qualify: --top " + answer.rows().size()));
    }
    if (!answer.rows().isEmpty() && !answer.leftOut().isEmpty()) {
      wrap("Left out: " + counts() + ".");
    }
    for (Warning warning : answer.warnings()) {
      wrap("Note: " + warning.sentence() + ".");
    }
  }

  private void head() {
    String how =
        switch (answer.pool().sharing()) {
          case SIDE_BY_SIDE -> "side by side, each on GPUs of its own";
          case IN_TURNS -> "in turns, each on all GPUs for its share of the time";
          case AT_ONCE -> "at once, all in the memory of one GPU";
        };
    lines.add(screen.bold("One pool for " + answer.pool().members().size() + " workloads, " + how));
    int number = 1;
    for (Pool.Member member : answer.pool().members()) {
      String share =
          member.share() == null
              ? ""
              : " · " + Figures.whole(member.share() * 100) + " % of the time";
      wrap("  " + number++ + "  " + QuestionText.of(member.alone()) + share);
    }
  }

  private void nothing() {
    lines.add(screen.bold("No one pool serves all.") + " Nearest:");
    for (PoolAnswer.LeftOut one : nearest(answer, view.left())) {
      String where = one.workload() == 0 ? "all" : "workload " + one.workload();
      for (Failure failure : one.eliminated().failures()) {
        String fix = failure.fix() == null ? "" : "   → " + failure.fix();
        wrap(
            "  "
                + Wording.gpu(one.eliminated().gpu())
                + ", "
                + where
                + ": "
                + failure.finding().sentence()
                + fix);
      }
    }
    wrap("All: " + counts() + ".");
  }

  /** Those worth naming. */
  static List<PoolAnswer.LeftOut> nearest(PoolAnswer answer, int most) {
    List<PoolAnswer.LeftOut> nearest = new ArrayList<>();
    for (PoolAnswer.LeftOut one : answer.leftOut()) {
      boolean asked = !one.eliminated().first().requirement().equals("operations/selected");
      if (asked && nearest.size() < most) {
        nearest.add(one);
      }
    }
    return nearest;
  }

  private String counts() {
    List<Map.Entry<String, Integer>> counts = new ArrayList<>(answer.counts().entrySet());
    counts.sort((a, b) -> b.getValue() - a.getValue());
    List<String> parts = new ArrayList<>();
    counts.forEach(one -> parts.add(one.getValue() + " " + LeftOut.reason(one.getKey())));
    return String.join(" · ", parts);
  }

  private void wrap(String text) {
    lines.addAll(Wording.wrapped(text, Wording.textWidth(screen)));
  }
}
