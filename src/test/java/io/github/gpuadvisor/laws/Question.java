package io.github.gpuadvisor.laws;

import io.github.gpuadvisor.advice.Advisor;
import io.github.gpuadvisor.advice.Estimation;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.advice.Remedies;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.workload.EstimateReader;
import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Settings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A question as one types it, put to a catalog on a day that never changes.
 *
 * @param settings each {@code key=value}, keys as in a spec file
 */
public record Question(String kind, List<String> settings) {
  /** The day of every question, so that no answer depends on when the test runs. */
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  /** The shipped catalog as files. */
  public static final Path FOLDER = Path.of("catalog");

  /** The shipped catalog as the program reads it. */
  public static final Catalog SHIPPED = CatalogIndex.builtIn();

  private static final Map<Question, Recommendation> ANSWERS = new ConcurrentHashMap<>();

  private static final Map<Question, Recommendation> MENDED = new ConcurrentHashMap<>();

  public Question {
    settings = List.copyOf(settings);
  }

  public static Question serve(String model, String... settings) {
    return new Question("inference", List.of("model=" + model)).with(settings);
  }

  public static Question tune(String model, String... settings) {
    return new Question("fine-tuning", List.of("model=" + model)).with(settings);
  }

  public static Question train(String model, String... settings) {
    return new Question("training", List.of("model=" + model)).with(settings);
  }

  /** The same question with more said; what is said last wins. */
  public Question with(String... more) {
    List<String> all = new ArrayList<>(settings);
    all.addAll(List.of(more));
    return new Question(kind, all);
  }

  private Settings typed() {
    Settings typed = new Settings();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      typed.put(setting.substring(0, equals), setting.substring(equals + 1), "here");
    }
    return typed;
  }

  /** The question resolved against a catalog. */
  public Request request(Catalog catalog) {
    return new RequestReader(catalog, TODAY).readForRanking(kind, typed());
  }

  /** What is recommended. */
  public Recommendation recommendation(Catalog catalog) {
    return new Advisor(catalog).recommend(request(catalog));
  }

  /** What is recommended from the shipped catalog; worked out once. */
  public Recommendation recommendation() {
    return ANSWERS.computeIfAbsent(this, asked -> asked.recommendation(SHIPPED));
  }

  /** As {@link #recommendation()}, with tried fixes for every GPU left out. */
  public Recommendation mended() {
    return MENDED.computeIfAbsent(this, Question::mend);
  }

  private Recommendation mend() {
    RequestReader reader = new RequestReader(SHIPPED, TODAY);
    return new Remedies(new Advisor(SHIPPED), reader, kind, typed())
        .mended(recommendation(), Integer.MAX_VALUE);
  }

  /** The one deployment that the question states, of the shipped catalog. */
  public Estimate estimate() {
    EstimateReader.Question stated =
        new EstimateReader(SHIPPED, TODAY).read(kind, typed(), "count");
    return new Estimation(SHIPPED).estimate(stated.request(), stated.pinned()).estimate();
  }

  /** The command line that asks it. */
  public List<String> arguments() {
    List<String> words = new ArrayList<>(List.of("recommend", kind));
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      words.add(Option.flag(setting.substring(0, equals)));
      words.add(setting.substring(equals + 1));
    }
    return words;
  }

  @Override
  public String toString() {
    return String.join(" ", arguments().subList(1, arguments().size()));
  }
}
