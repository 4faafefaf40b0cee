package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.advice.PoolAdvisor;
import io.github.gpuadvisor.advice.PoolAnswer;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.report.View;
import io.github.gpuadvisor.report.YamlText;
import io.github.gpuadvisor.report.pool.PoolDocument;
import io.github.gpuadvisor.report.pool.PoolText;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Pool;
import io.github.gpuadvisor.workload.PoolReader;
import io.github.gpuadvisor.workload.RequestReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A spec file with several workloads, answered by one pool. */
final class PooledQuestion {
  private static final List<String> FORMATS = List.of("table", "json", "yaml");
  private static final List<Flag> UNUSED =
      List.of(Flag.SAVE, Flag.FAIL_IF_CHANGED, Flag.FAIL_OVER, Flag.EXPLAIN);

  private PooledQuestion() {}

  /**
   * Answers it.
   *
   * @param label how errors call the file
   * @param left how many eliminated GPUs to name
   */
  static ExitCode answer(Value root, String label, Arguments arguments, Console console, int left) {
    String format = format(arguments);
    Catalog whole = Shelf.open(arguments, console.environment());
    ThisMachine.fromFile(arguments.settings(), root, label);
    if (ThisMachine.isMeant(arguments.settings())) {
      ThisMachine.put(arguments.settings(), whole, console);
    }
    Pool pool =
        new PoolReader(new RequestReader(whole, Clock.today()), label)
            .read(root, arguments.settings());
    Catalog catalog = whole.asOf(pool.limits().market().asOf());
    PoolAnswer answer = new PoolAdvisor(catalog).recommend(pool);
    View view =
        new View(
            console.screen(arguments.has(Flag.NO_COLOR)), false, arguments.has(Flag.QUIET), left);
    console
        .out()
        .print(
            switch (format) {
              case "json" -> JsonText.pretty(PoolDocument.of(answer, catalog, left));
              case "yaml" -> YamlText.of(PoolDocument.of(answer, catalog, left));
              default -> PoolText.of(answer, view);
            });
    return answer.rows().isEmpty() ? ExitCode.NOTHING_QUALIFIES : ExitCode.ANSWERED;
  }

  /**
   * Refuses options that go with one workload alone.
   *
   * @return the format that is asked for
   */
  static String format(Arguments arguments) {
    @Nullable String output = arguments.value(Flag.OUTPUT);
    String format = output == null ? FORMATS.get(0) : output;
    if (!FORMATS.contains(format)) {
      throw new InvalidInputException(
          "invalid-value",
          "--output " + format + ": several workloads are shown as table, json or yaml");
    }
    for (Flag flag : UNUSED) {
      if (arguments.has(flag)) {
        throw new InvalidInputException(
            "conflicting-options", flag.longest() + " does not go with several workloads");
      }
    }
    return format;
  }
}
