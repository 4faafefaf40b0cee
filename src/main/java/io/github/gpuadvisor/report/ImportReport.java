package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.importing.Imported;
import io.github.gpuadvisor.catalog.importing.Tally;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import did, in words. */
public final class ImportReport {
  private static final int COUNT = 8;

  private ImportReport() {}

  /** The lines of one provider. */
  public static List<String> lines(Imported.Outcome outcome, boolean dryRun, int width) {
    Imported imported = outcome.imported();
    List<String> lines = new ArrayList<>();
    lines.add(
        imported.provider()
            + ": "
            + offers(imported.offers().size())
            + " accepted, prices of "
            + imported.asOf()
            + " ("
            + imported.basis()
            + ")");
    rules("Skipped", imported.tally().lines(false), width, lines);
    rules("Suspect", imported.tally().lines(true), width, lines);
    lines.add(end(outcome, dryRun));
    return lines;
  }

  private static String offers(int count) {
    return Figures.whole(count) + (count == 1 ? " offer" : " offers");
  }

  private static void rules(String title, List<Tally.Line> rules, int width, List<String> lines) {
    if (!rules.isEmpty()) {
      lines.add(title);
    }
    for (Tally.Line rule : rules) {
      String count = Figures.whole(rule.count());
      String indent = " ".repeat(COUNT + 2);
      String left = " ".repeat(Math.max(0, COUNT - count.length())) + count + "  ";
      String text = rule.rule().sentence() + " [" + rule.rule().id() + "]";
      int room = Math.max(1, width - indent.length());
      for (String line : Wording.wrapped(text, room)) {
        lines.add(left + line);
        left = indent;
      }
      String examples = "as " + String.join("; ", rule.examples());
      Wording.wrapped(examples, room).forEach(line -> lines.add(indent + line));
    }
  }

  private static int imported(Imported.Outcome outcome) {
    return outcome.imported().offers().size();
  }

  private static String end(Imported.Outcome outcome, boolean dryRun) {
    if (outcome.refusal() != null) {
      return "Nothing written: refused";
    }
    String instead =
        outcome.replaced() == 0
            ? ""
            : ", in the place of " + offers(outcome.replaced()) + " of " + outcome.before();
    @Nullable Object written = outcome.written();
    if (imported(outcome) == 0) {
      return "Nothing written";
    }
    return dryRun || written == null
        ? "Nothing written: dry run" + instead.replace(", in the place", "; would take the place")
        : "Written to " + written + instead;
  }
}
