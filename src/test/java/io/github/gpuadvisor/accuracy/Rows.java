package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogReader;
import io.github.gpuadvisor.workload.EstimateReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measurements typed into a test, in the frozen catalog's names. */
final class Rows {
  static final Catalog CATALOG = CatalogReader.read(Path.of("src/test/resources/frozen-catalog"));
  static final String HEADER =
      "kind,model,gpu,gpuCount,engine,engineVersion,inputTokens,outputTokens,concurrency,quantity,value,source,date,note\n";

  private Rows() {}

  /** Measurements of a file's lines below the header. */
  static List<Measurement> of(String file, String lines) {
    try {
      return new MeasurementReader(new EstimateReader(CATALOG, LocalDate.EPOCH))
          .read(new ByteArrayInputStream((HEADER + lines).getBytes(StandardCharsets.UTF_8)), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One measurement of decoding, one stream. */
  static Measurement decode(String file, String gpu, String model, double value) {
    return of(
            file,
            "inference,"
                + model
                + ","
                + gpu
                + ",1,vllm,2026,128,128,1,outputTokensPerSecondPerUser,"
                + value
                + ",https://example.org/a,2026-01-01,\n")
        .get(0);
  }

  /** A row predicted alike in all splits. */
  static Predictions.Row row(Measurement measurement, String family, double predicted) {
    Map<Split, Double> values = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      values.put(split, predicted);
    }
    return new Predictions.Row(measurement, "vllm@2026", family, values);
  }
}
