package io.github.gpuadvisor.report.comparison;

import io.github.gpuadvisor.advice.Compared;
import io.github.gpuadvisor.advice.Comparison;
import io.github.gpuadvisor.advice.Contribution;
import io.github.gpuadvisor.advice.Crossing;
import io.github.gpuadvisor.advice.Difference;
import io.github.gpuadvisor.advice.Failure;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.report.QuestionText;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.Table;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A comparison for people: figures side by side, then what makes the difference. */
public final class ComparisonText {
  private static final int LABEL = 16;
  private static final int NARROWEST = 20;
  private static final int MOST_COUNTS = 3;

  private final Comparison comparison;
  private final Screen screen;
  private final int width;
  private final List<String> lines = new ArrayList<>();

  private ComparisonText(Comparison comparison, Screen screen) {
    this.comparison = comparison;
    this.screen = screen;
    this.width = Wording.textWidth(screen);
  }

  /** The whole text, newline at the end. */
  public static String of(Comparison comparison, Screen screen) {
    StringBuilder text = new StringBuilder();
    for (String line : new ComparisonText(comparison, screen).lines()) {
      text.append(screen.fit(line)).append('\n');
    }
    return text.toString();
  }

  private List<String> lines() {
    Wording.wrapped(QuestionText.of(comparison.answer().request()), width)
        .forEach(line -> lines.add(screen.bold(line)));
    sideBySide();
    failures();
    differences();
    crossings();
    notes();
    return lines;
  }

  private void notes() {
    List<String> notes = Wording.notes(comparison.warnings(), width);
    if (!notes.isEmpty()) {
      lines.add("");
      lines.addAll(notes);
    }
  }

  private void title(String text) {
    lines.add("");
    lines.add(screen.bold(text));
  }

  /** As many GPUs beside one another as the screen has room for. */
  private void sideBySide() {
    int most = Math.max(1, (screen.width() - LABEL) / NARROWEST);
    List<Compared> all = comparison.compared();
    for (int i = 0; i < all.size(); i += most) {
      lines.add("");
      block(all.subList(i, Math.min(all.size(), i + most)));
    }
  }

  private void block(List<Compared> some) {
    List<Map<String, String>> columns = new ArrayList<>();
    Set<String> labels = new LinkedHashSet<>();
    for (Compared one : some) {
      Map<String, String> column = Column.of(one, rank(one));
      columns.add(column);
      labels.addAll(column.keySet());
    }
    Table table = new Table(screen.width());
    table.text("", 0, List.copyOf(labels));
    for (int i = 0; i < some.size(); i++) {
      Map<String, String> column = columns.get(i);
      table.text(
          Wording.gpu(some.get(i).gpu()),
          0,
          labels.stream().map(label -> column.getOrDefault(label, "")).toList());
    }
    List<String> drawn = table.lines();
    lines.add(screen.bold(drawn.get(0)));
    lines.addAll(drawn.subList(1, drawn.size()));
  }

  private @Nullable Integer rank(Compared compared) {
    for (Ranked row : comparison.answer().ranked()) {
      if (row.assessment().estimate().deployment().gpu().id().equals(compared.gpu().id())) {
        return row.rank();
      }
    }
    return null;
  }

  private void failures() {
    for (Compared one : comparison.compared()) {
      if (!one.qualifies()) {
        title(Wording.gpu(one.gpu()) + " does not qualify");
        for (Failure failure : one.failures()) {
          indented(failure.requirement() + ": " + failure.finding().sentence());
        }
      }
    }
  }

  private void differences() {
    title("What makes the difference, largest first");
    for (Difference one : comparison.differences()) {
      lines.add(
          "  " + one.criterion() + ": up to " + Figures.fixed(one.spread(), 3) + " of the score");
      int place = 0;
      for (Compared compared : comparison.compared()) {
        if (compared.assessment() == null) {
          continue;
        }
        Contribution contribution = one.contributions().get(place++);
        String text =
            Figures.fixed(contribution.amount(), 3)
                + "  "
                + Wording.gpu(compared.gpu())
                + ": "
                + contribution.finding().sentence();
        Wording.wrapped(text, width - 4).forEach(line -> lines.add("    " + line));
      }
    }
  }

  private void crossings() {
    title("Where it turns");
    if (comparison.crossings().isEmpty()) {
      lines.add("  nowhere between the loads and lengths tried");
    }
    Map<String, List<String>> counts = new LinkedHashMap<>();
    for (Crossing one : comparison.crossings()) {
      if (one.kind().equals("gpus")) {
        counts
            .computeIfAbsent(one.parameter() + " " + one.gpu(), any -> new ArrayList<>())
            .add(one.sentence());
      } else {
        indented(one.sentence());
      }
    }
    // A GPU that is added again and again is told in one line.
    counts.values().forEach(this::counted);
  }

  private void counted(List<String> sentences) {
    int shown = Math.min(MOST_COUNTS, sentences.size());
    String more = sentences.size() > shown ? "; " + (sentences.size() - shown) + " more such" : "";
    indented(String.join("; ", sentences.subList(0, shown)) + more);
  }

  private void indented(String text) {
    Wording.wrapped(text, width - 2).forEach(line -> lines.add("  " + line));
  }
}
