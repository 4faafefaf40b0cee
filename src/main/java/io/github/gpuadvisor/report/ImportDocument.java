package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.importing.Imported;
import io.github.gpuadvisor.catalog.importing.Tally;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an import did, as JSON. */
public final class ImportDocument {
  private ImportDocument() {}

  /** One object for each provider. */
  public static List<Map<String, @Nullable Object>> of(List<Imported.Outcome> outcomes) {
    return outcomes.stream().map(ImportDocument::of).toList();
  }

  private static Map<String, @Nullable Object> of(Imported.Outcome outcome) {
    Imported imported = outcome.imported();
    return new Tree()
        .put("provider", imported.provider())
        .put("format", imported.format())
        .put("asOf", imported.asOf().toString())
        .put("asOfBasis", imported.basis())
        .put("accepted", imported.offers().size())
        .put("skipped", lines(imported.tally().lines(false)))
        .put("suspect", lines(imported.tally().lines(true)))
        .put("written", outcome.written() == null ? null : outcome.written().toString())
        .put("replaced", outcome.replaced())
        .put("refused", outcome.refusal() == null ? null : outcome.refusal().getMessage())
        .map();
  }

  private static List<Map<String, @Nullable Object>> lines(List<Tally.Line> lines) {
    return lines.stream()
        .map(
            line ->
                new Tree()
                    .put("rule", line.rule().id())
                    .put("count", line.count())
                    .put("sentence", line.rule().sentence())
                    .put("examples", line.examples())
                    .map())
        .toList();
  }
}
