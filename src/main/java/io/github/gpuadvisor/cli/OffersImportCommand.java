package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.importing.ImportException;
import io.github.gpuadvisor.catalog.importing.Imported;
import io.github.gpuadvisor.catalog.importing.OfferImport;
import io.github.gpuadvisor.catalog.importing.OfferStore;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.report.ImportDocument;
import io.github.gpuadvisor.report.ImportReport;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code offers import}. */
final class OffersImportCommand implements Command {
  private final Console console;

  OffersImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Syntax syntax() {
    return OffersImportArguments.syntax();
  }

  @Override
  public ExitCode run(List<String> args) {
    Arguments arguments = Arguments.parse(args, List.of(), OffersImportArguments.FLAGS);
    if (arguments.has(Flag.HELP)) {
      console.out().print(HelpText.of(new OffersCommand(console).syntax(), List.of("import")));
      return ExitCode.ANSWERED;
    }
    boolean json = LookUp.json(arguments);
    OfferImport.Request request = OffersImportArguments.request(arguments);
    boolean dryRun = arguments.has(OffersImportArguments.DRY_RUN);
    @Nullable Path folder = folder(dryRun);
    // Not the user's own data: what was imported before is judged as a file, and may be damaged.
    @Nullable String place = arguments.value(Flag.CATALOG);
    Catalog catalog = place == null ? CatalogIndex.builtIn() : Shelf.at(place);
    try {
      OfferImport.Result result = read(new OfferImport(catalog), request);
      OfferStore store = new OfferStore(catalog);
      List<Imported.Outcome> outcomes = new ArrayList<>();
      try {
        for (Imported imported : result.imports()) {
          outcomes.add(
              store.keep(imported, folder, arguments.has(OffersImportArguments.FORCE), dryRun));
        }
      } finally {
        // What is written is told even where the next one cannot be.
        print(outcomes, dryRun, json);
      }
      fail(result.failures(), outcomes);
    } catch (ImportException e) {
      throw new InvalidInputException(e.code(), String.valueOf(e.getMessage()), e.hint());
    }
    return ExitCode.ANSWERED;
  }

  private OfferImport.Result read(OfferImport offers, OfferImport.Request request) {
    try (Progress progress = new Progress(console, "rows")) {
      return offers.read(request, progress);
    }
  }

  /** Where imports are kept; a dry run does without. */
  private @Nullable Path folder(boolean dryRun) {
    try {
      return Shelf.overlay(console.environment()).imported();
    } catch (InvalidInputException e) {
      if (dryRun) {
        return null;
      }
      throw e;
    }
  }

  private void print(List<Imported.Outcome> outcomes, boolean dryRun, boolean json) {
    if (json) {
      console.out().print(JsonText.pretty(ImportDocument.of(outcomes)));
      return;
    }
    for (Imported.Outcome outcome : outcomes) {
      int width = console.screen(true).width();
      for (String line : ImportReport.lines(outcome, dryRun, width)) {
        console.out().println(console.screen(true).fit(Plain.text(line)));
      }
    }
  }

  /** What was taken is taken; the rest is told in one error. */
  private static void fail(List<ImportException> unread, List<Imported.Outcome> outcomes) {
    List<ImportException> failures = new ArrayList<>(unread);
    for (Imported.Outcome outcome : outcomes) {
      @Nullable ImportException refusal = outcome.refusal();
      if (refusal != null) {
        failures.add(refusal);
      }
    }
    if (failures.isEmpty()
        && outcomes.stream().allMatch(one -> one.imported().offers().isEmpty())) {
      failures.add(new ImportException("invalid-import", "no row that can be used", ""));
    }
    if (!failures.isEmpty()) {
      ImportException first = failures.get(0);
      List<String> all = failures.stream().map(e -> String.valueOf(e.getMessage())).toList();
      throw new InvalidInputException(first.code(), String.join("; ", all), first.hint());
    }
  }
}
