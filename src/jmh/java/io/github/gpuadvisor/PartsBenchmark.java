package io.github.gpuadvisor;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.unit.Figures;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Parts of a run: reading the catalog, a hundred lines of {@code batch estimate}, a number. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
public class PartsBenchmark {
  private static final String LINE =
      "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"gpu\":\"l40s\",\"concurrency\":8}\n";

  private final byte[] lines = LINE.repeat(100).getBytes(StandardCharsets.UTF_8);
  private double number = 137.0999123;

  @Benchmark
  public Catalog readingTheCatalog() {
    return CatalogIndex.builtIn();
  }

  /** With the catalog read once, as a run of {@code batch} does. */
  @Benchmark
  public int readingTheCatalogAndEstimatingAHundredLines() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    InputStream in = new ByteArrayInputStream(lines);
    return Main.run(nowhere, nowhere, in, Map.of(), "batch", "estimate");
  }

  @Benchmark
  public BigDecimal roundingANumber() {
    number += 1e-7;
    return Figures.json(number);
  }
}
