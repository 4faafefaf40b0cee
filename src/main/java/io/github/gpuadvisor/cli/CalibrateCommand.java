package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.accuracy.Recalibration;
import io.github.gpuadvisor.accuracy.Scorecard;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogReader;
import io.github.gpuadvisor.catalog.importing.WholeFile;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.report.AccuracyText;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code calibrate --catalog DIR}: refits the constants of every engine from measurements; {@code
 * --measurements FILE}: fits them to a user's own, for that user alone.
 */
final class CalibrateCommand extends ParsedCommand {
  private static final Flag DRY_RUN =
      new Flag(List.of("--dry-run"), "", "report alone, write nothing");
  private static final Flag MEASUREMENTS =
      new Flag(
          List.of("--measurements"), "FILE", "your own benchmarks: fit to them, for you alone");
  private static final Flag QUIET =
      new Flag(Flag.QUIET.names(), "", "no progress on standard error");
  private static final List<Flag> FLAGS =
      List.of(MEASUREMENTS, DRY_RUN, QUIET, Flag.NO_COLOR, Flag.CATALOG, Flag.DEBUG, Flag.HELP);

  CalibrateCommand(Console console) {
    super(console, List.of(), FLAGS);
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("calibrate", "refit from measurements")
        .describing(
            "Fits the constants of engines to your own benchmarks and writes them into your "
                + "own data, or fits everything in a clone again from its measurements, which "
                + "takes some twelve minutes on two cores.")
        .examples("calibrate --measurements mine.csv", "calibrate --catalog catalog")
        .with(Declared.OUTPUT, Declared.flags(FLAGS));
  }

  @Override
  ExitCode answer(Arguments arguments) {
    @Nullable String own = arguments.value(MEASUREMENTS);
    if (own != null) {
      return new OwnMeasurements(console).run(own, arguments.has(DRY_RUN));
    }
    Path folder = folder(arguments);
    Catalog catalog = CatalogReader.read(folder);
    boolean quiet = arguments.has(QUIET);
    Recalibration.Result result =
        new Recalibration(folder, catalog, step -> progress(step, quiet)).run();
    AccuracyText.lines(Scorecard.of(result.predictions()))
        .forEach(line -> console.out().println(console.screen(true).fit(line)));
    write(folder, result.files(), arguments.has(DRY_RUN));
    return ExitCode.ANSWERED;
  }

  private static Path folder(Arguments arguments) {
    @Nullable String folder = arguments.value(Flag.CATALOG);
    try {
      if (folder != null && Files.isDirectory(Path.of(folder))) {
        return Path.of(folder);
      }
    } catch (InvalidPathException e) {
      // Told below, as a folder that is none.
    }
    throw new InvalidInputException(
        "missing-value",
        "calibrate on what? give --measurements FILE with your own, or --catalog DIR for those of a"
            + " clone",
        "As in: gpu-advisor calibrate --measurements mine.csv --dry-run");
  }

  private void progress(String step, boolean quiet) {
    if (!quiet) {
      console.err().println(Plain.text(step));
      console.err().flush();
    }
  }

  private void write(Path folder, Map<String, String> files, boolean dryRun) {
    int changed = 0;
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      try {
        boolean same = Files.isRegularFile(path) && Files.readString(path).equals(file.getValue());
        changed += same ? 0 : 1;
        if (!same && !dryRun) {
          WholeFile.write(path, file.getValue());
        }
      } catch (IOException e) {
        throw new InvalidInputException("unwritable-file", path + ": cannot be written");
      }
    }
    console
        .out()
        .println(
            "\n"
                + changed
                + " of "
                + files.size()
                + " files "
                + (dryRun ? "would change" : "changed"));
  }
}
