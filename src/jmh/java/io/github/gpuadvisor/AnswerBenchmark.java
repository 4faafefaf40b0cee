package io.github.gpuadvisor;

import io.github.gpuadvisor.advice.Advisor;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Settings;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Every valid deployment of a question, over the shipped catalog and over ones of more GPUs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
public class AnswerBenchmark {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  /** How many times each GPU stands in the catalog, with its offers. */
  @Param({"1", "2", "4"})
  private int times;

  private Catalog catalog;

  @Setup
  public void read() throws IOException {
    catalog = Enlarged.catalog(times);
  }

  @Benchmark
  public Recommendation serving() {
    return answer("inference", Map.of("model", "llama-3.1-70b", "concurrency", "16"));
  }

  @Benchmark
  public Recommendation training() {
    return answer("training", Map.of("model", "gpt-3", "tokens", "300B", "deadline", "30d"));
  }

  private Recommendation answer(String kind, Map<String, String> question) {
    RequestReader reader = new RequestReader(catalog, TODAY);
    return new Advisor(catalog).recommend(reader.readForRanking(kind, Settings.of(question)));
  }
}
