package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.importing.ImportException;
import io.github.gpuadvisor.catalog.importing.Imported;
import io.github.gpuadvisor.catalog.importing.OfferImport;
import io.github.gpuadvisor.catalog.importing.OfferStore;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.report.ImportDocument;
import io.github.gpuadvisor.report.ImportReport;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code offers import}. */
final class OffersImportCommand implements Command {
  private static final Flag FORMAT =
      new Flag(List.of("--format"), "FORMAT", "whose format: " + formats());
  private static final Flag PROVIDER =
      new Flag(List.of("--provider"), "NAME", "whose prices, where the file's name does not say");
  private static final Flag AS_OF =
      new Flag(List.of("--as-of"), "DATE", "day of the prices, where the file does not say");
  private static final Flag DRY_RUN =
      new Flag(List.of("--dry-run"), "", "report alone, write nothing");
  private static final Flag FORCE =
      new Flag(List.of("--force"), "", "take rows that collapsed or prices that jumped");
  private static final List<Flag> FLAGS =
      List.of(
          FORMAT,
          PROVIDER,
          AS_OF,
          DRY_RUN,
          FORCE,
          LookUp.FORMAT,
          Flag.NO_COLOR,
          Flag.CATALOG,
          Flag.DEBUG,
          Flag.HELP);

  private final Console console;

  OffersImportCommand(Console console) {
    this.console = console;
  }

  private static String formats() {
    return String.join(", ", OfferImport.formats());
  }

  @Override
  public ExitCode run(List<String> args) {
    Arguments arguments = Arguments.parse(args, List.of(), FLAGS);
    if (arguments.has(Flag.HELP)) {
      console.out().print(HelpText.verb("offers import FILE...", FLAGS));
      return ExitCode.ANSWERED;
    }
    boolean json = LookUp.json(arguments);
    OfferImport.Request request = request(arguments);
    boolean dryRun = arguments.has(DRY_RUN);
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
          outcomes.add(store.keep(imported, folder, arguments.has(FORCE), dryRun));
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

  private OfferImport.Request request(Arguments arguments) {
    @Nullable String format = arguments.value(FORMAT);
    if (format == null) {
      throw new InvalidInputException(
          "missing-value",
          "offers import: whose format? --format " + formats(),
          "As in: gpu-advisor offers import --format skypilot ~/.sky/catalogs/v8/lambda/vms.csv");
    }
    if (!OfferImport.formats().contains(format)) {
      throw new InvalidInputException(
          "invalid-value",
          "--format " + format + ": give one of " + formats(),
          Nearest.hint(format, OfferImport.formats()).replaceFirst("^, ", ""));
    }
    if (arguments.words().isEmpty()) {
      throw new InvalidInputException(
          "missing-value",
          "offers import: which file?",
          "As in: gpu-advisor offers import --format csv prices.csv");
    }
    List<Path> files = new ArrayList<>();
    for (String file : arguments.words()) {
      try {
        files.add(Path.of(file));
      } catch (InvalidPathException e) {
        throw new InvalidInputException("unreadable-file", file + ": is no path");
      }
    }
    return new OfferImport.Request(format, files, arguments.value(PROVIDER), asOf(arguments));
  }

  private static @Nullable LocalDate asOf(Arguments arguments) {
    @Nullable String text = arguments.value(AS_OF);
    try {
      @Nullable LocalDate day = text == null ? null : LocalDate.parse(text);
      if (day != null && day.isAfter(Clock.today().plusDays(1))) {
        throw new InvalidInputException("invalid-value", "--as-of " + text + ": is yet to come");
      }
      return day;
    } catch (DateTimeParseException e) {
      throw new InvalidInputException(
          "invalid-value", "--as-of " + text + ": give a day such as 2026-11-20");
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
