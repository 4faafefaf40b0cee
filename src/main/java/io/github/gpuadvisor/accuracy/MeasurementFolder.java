package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Fields;
import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.workload.EstimateReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All measurement files of a folder, or those that came with the program. */
public final class MeasurementFolder {
  private static final String RESOURCES = "/io/github/gpuadvisor/measurements/";
  private static final String INDEX = "index.json";

  /** What is fitted, and what was known before. */
  public static final String SETTINGS = "calibration.json";

  private final @Nullable Path folder;

  private MeasurementFolder(@Nullable Path folder) {
    this.folder = folder;
  }

  /** The measurements that came with the program. */
  public static MeasurementFolder builtIn() {
    return new MeasurementFolder(null);
  }

  /** The measurements below a catalog folder. */
  public static MeasurementFolder of(Path catalog) {
    return new MeasurementFolder(catalog.resolve("measurements"));
  }

  /**
   * Every file that the index names.
   *
   * @throws DocumentException where a file cannot be read or its rows are not those of the index
   */
  public List<MeasurementFile> read(EstimateReader questions) {
    MeasurementReader reader = new MeasurementReader(questions);
    List<MeasurementFile> files = new ArrayList<>();
    Fields index = Fields.of(Json.read(text(INDEX), INDEX), INDEX);
    for (Fields entry : index.objects("files")) {
      files.add(file(entry, reader));
    }
    index.done();
    return files;
  }

  private MeasurementFile file(Fields entry, MeasurementReader reader) {
    String name = entry.text("file");
    List<MeasurementFile.LeftOut> leftOut = new ArrayList<>();
    int carried = entry.whole("carried");
    int told = carried;
    for (Fields one : entry.objects("leftOut")) {
      leftOut.add(new MeasurementFile.LeftOut(one.whole("rows"), one.text("why")));
      told += leftOut.get(leftOut.size() - 1).rows();
      one.done();
    }
    MeasurementFile file =
        new MeasurementFile(
            name,
            entry.text("title"),
            entry.text("address"),
            entry.whole("rows"),
            leftOut,
            carried == 0 ? List.of() : measurements(name, reader));
    if (told != file.rows() || file.measurements().size() != carried) {
      throw entry.wrong("rows", "not the rows carried and left out");
    }
    entry.done();
    return file;
  }

  private List<Measurement> measurements(String name, MeasurementReader reader) {
    try (InputStream in = open(name + ".csv")) {
      return reader.read(in, name);
    } catch (IOException e) {
      throw new DocumentException(name, 0, "cannot be read (" + e.getMessage() + ")");
    }
  }

  /** A text beside the measurements. */
  public String text(String file) {
    try (InputStream in = open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DocumentException(file, 0, "cannot be read (" + e.getMessage() + ")");
    }
  }

  private InputStream open(String file) throws IOException {
    if (folder != null) {
      return Files.newInputStream(folder.resolve(file));
    }
    @Nullable InputStream in = MeasurementFolder.class.getResourceAsStream(RESOURCES + file);
    if (in == null) {
      throw new IOException("missing");
    }
    return in;
  }
}
