package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.accuracy.LeftOutFile;
import io.github.gpuadvisor.accuracy.MeasurementFile;
import io.github.gpuadvisor.accuracy.MeasurementFolder;
import io.github.gpuadvisor.accuracy.Predictions;
import io.github.gpuadvisor.accuracy.Scorecard;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.report.AccuracyDocument;
import io.github.gpuadvisor.report.AccuracyHtml;
import io.github.gpuadvisor.report.AccuracyText;
import io.github.gpuadvisor.workload.EstimateReader;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code accuracy}: predicted against measured, with what was measured left out of the fit. */
final class AccuracyCommand extends ParsedCommand {
  private static final Flag FORMAT =
      new Flag(
          List.of("-o", "--output"),
          "FORMAT",
          "table (default), json, html",
          List.of("table", "json", "html"));
  private static final Flag BY =
      new Flag(
          List.of("--by"),
          "WHAT",
          "topic (default), source or family",
          List.of("topic", "source", "family"));
  private static final List<Flag> FLAGS =
      List.of(FORMAT, BY, Flag.NO_COLOR, Flag.CATALOG, Flag.DEBUG, Flag.HELP);

  AccuracyCommand(Console console) {
    super(console, List.of(), FLAGS);
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("accuracy", "predicted against measured")
        .describing(
            "Shows published figures, each predicted by constants fitted without its source, "
                + "its GPU or its model. Your own data has no part in it.")
        .examples("accuracy", "accuracy --by source", "accuracy -o json")
        .with(Declared.OUTPUT, Declared.flags(FLAGS));
  }

  @Override
  ExitCode answer(Arguments arguments) {
    @Nullable String folder = arguments.value(Flag.CATALOG);
    // A user's own data has no part in it: a measurement of one's own would prove itself.
    Catalog catalog = folder == null ? CatalogIndex.builtIn() : Shelf.at(folder);
    MeasurementFolder measurements =
        folder == null ? MeasurementFolder.builtIn() : MeasurementFolder.of(Path.of(folder));
    List<MeasurementFile> files = measurements.read(new EstimateReader(catalog, LocalDate.EPOCH));
    Predictions predictions = LeftOutFile.read(measurements, files);
    Scorecard card = Scorecard.of(predictions);
    switch (LookUp.format(arguments, FORMAT)) {
      case "json" -> console.out().print(JsonText.pretty(AccuracyDocument.of(card, files)));
      case "html" -> console.out().print(AccuracyHtml.of(card, predictions, files));
      default ->
          lines(arguments, card)
              .forEach(line -> console.out().println(console.screen(true).fit(line)));
    }
    return ExitCode.ANSWERED;
  }

  private static List<String> lines(Arguments arguments, Scorecard card) {
    @Nullable String by = arguments.value(BY);
    return switch (by == null ? "topic" : by) {
      case "topic" -> AccuracyText.lines(card);
      case "source" -> AccuracyText.breakdown("source left out", card.bySource());
      case "family" -> AccuracyText.breakdown("GPU left out, by family", card.byFamily());
      default ->
          throw new InvalidInputException(
              "invalid-value", "--by " + by + ": give topic, source or family");
    };
  }
}
