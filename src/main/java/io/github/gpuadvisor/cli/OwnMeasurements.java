package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.accuracy.FitSettingsReader;
import io.github.gpuadvisor.accuracy.Measurement;
import io.github.gpuadvisor.accuracy.MeasurementFolder;
import io.github.gpuadvisor.accuracy.MeasurementReader;
import io.github.gpuadvisor.accuracy.OwnCalibration;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.importing.WholeFile;
import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.report.OwnFitText;
import io.github.gpuadvisor.workload.EstimateReader;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code calibrate --measurements FILE}: fits constants to a user's own benchmarks. */
final class OwnMeasurements {
  private final Console console;

  OwnMeasurements(Console console) {
    this.console = console;
  }

  ExitCode run(String file, boolean dryRun) {
    Catalog catalog = Shelf.withOwnData(console.environment());
    Path folder = dryRun ? Path.of("") : Shelf.overlay(console.environment()).imported();
    OwnCalibration.Result result =
        new OwnCalibration(
                FitSettingsReader.read(
                    MeasurementFolder.builtIn().text(MeasurementFolder.SETTINGS),
                    MeasurementFolder.SETTINGS),
                catalog,
                CatalogIndex.builtIn())
            .fit(measurements(file, catalog));
    if (result.files().isEmpty()) {
      throw new InvalidInputException(
          "invalid-import",
          file + ": no row that constants can be fitted to",
          "Rows count whose engine has a fit and whose quantity is a speed");
    }
    OwnFitText.lines(result)
        .forEach(line -> console.out().println(console.screen(true).fit(Plain.text(line))));
    if (!dryRun) {
      for (Map.Entry<String, String> one : result.files().entrySet()) {
        write(folder.resolve(one.getKey()), one.getValue());
      }
    }
    return ExitCode.ANSWERED;
  }

  private static List<Measurement> measurements(String file, Catalog catalog) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return new MeasurementReader(new EstimateReader(catalog, Clock.today())).read(in, file);
    } catch (IOException | InvalidPathException e) {
      throw new InvalidInputException("unreadable-file", file + ": cannot be read");
    } catch (DocumentException e) {
      throw new InvalidInputException(
          "invalid-import",
          String.valueOf(e.getMessage()),
          "Columns: keys of a batch line, then quantity, value, source, date, note");
    }
  }

  private void write(Path path, String text) {
    try {
      WholeFile.write(path, text);
      console.out().println("written: " + Plain.text(path.toString()));
    } catch (IOException e) {
      throw new InvalidInputException("unwritable-file", path + ": cannot be written");
    }
  }
}
