package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.advice.Estimation;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.workload.EstimateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything from measurements to engine files. */
public final class Recalibration {
  private final Path folder;
  private final Catalog catalog;
  private final Consumer<String> progress;

  /**
   * @param folder of the catalog, with its measurements and settings
   * @param progress told what is being done
   */
  public Recalibration(Path folder, Catalog catalog, Consumer<String> progress) {
    this.folder = folder;
    this.catalog = catalog;
    this.progress = progress;
  }

  /**
   * What a recalibration writes.
   *
   * @param files by path, below the catalog folder
   */
  public record Result(Predictions predictions, Map<String, String> files) {}

  /**
   * Fits all profiles, and again with each source, GPU and model left out.
   *
   * @throws DocumentException where a file cannot be read
   */
  public Result run() {
    MeasurementFolder measurements = MeasurementFolder.of(folder);
    FitSettings settings =
        FitSettingsReader.read(
            measurements.text(MeasurementFolder.SETTINGS), MeasurementFolder.SETTINGS);
    List<Case> cases = cases(measurements, catalog);
    Calibration calibration = new Calibration(settings, cases, vendors(catalog), progress);
    Profiles best = calibration.fit();
    Profiles rounded = best.rounded();
    Predictions predictions = new LeaveOut(calibration, cases, progress).predict(best, rounded);
    Map<String, String> files = new TreeMap<>();
    ProfileWriter writer = new ProfileWriter(predictions);
    for (String engine : engines(rounded)) {
      String name = "engines/" + engine + ".json";
      Map<?, ?> tree = (Map<?, ?>) Objects.requireNonNull(Json.read(text(name), name).plain());
      files.put(name, writer.write(tree, rounded.eras()));
    }
    files.put("measurements/" + LeftOutFile.NAME, LeftOutFile.write(predictions));
    return new Result(predictions, files);
  }

  private static Set<String> engines(Profiles profiles) {
    Set<String> engines = new TreeSet<>();
    profiles.eras().keySet().forEach(key -> engines.add(key.substring(0, key.indexOf('@'))));
    return engines;
  }

  /** The vendors of chip families. */
  static Map<String, String> vendors(Catalog catalog) {
    Map<String, String> vendors = new TreeMap<>();
    for (Accelerator gpu : catalog.gpus()) {
      @Nullable String family = gpu.family();
      if (family != null) {
        vendors.put(family, gpu.vendor().id());
      }
    }
    return vendors;
  }

  /** Every measurement beside its deployment. */
  static List<Case> cases(MeasurementFolder folder, Catalog catalog) {
    Estimation estimation = new Estimation(catalog);
    List<Case> cases = new ArrayList<>();
    for (MeasurementFile file : folder.read(new EstimateReader(catalog, LocalDate.EPOCH))) {
      for (Measurement measurement : file.measurements()) {
        cases.add(of(estimation, measurement));
      }
    }
    return cases;
  }

  private static Case of(Estimation estimation, Measurement measurement) {
    try {
      return Case.of(estimation, measurement);
    } catch (RuntimeException e) {
      throw new DocumentException(
          measurement.file(), measurement.line(), String.valueOf(e.getMessage()));
    }
  }

  private String text(String name) {
    try {
      return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
