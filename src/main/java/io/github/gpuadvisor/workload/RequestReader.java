package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Model;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings into a {@link Request}: the one place where defaults are taken and values are checked.
 */
public final class RequestReader {
  /** Compute-optimal training: 20 tokens for each parameter (Hoffmann et al., arXiv 2203.15556). */
  private static final double TOKENS_PER_PARAMETER = 20;

  /** Ninety passes over ImageNet's 1.28 million images are 115 million. */
  private static final double USUAL_SAMPLES = 1e8;

  private static final double USUAL_TUNING_SAMPLES = 1e6;

  /** About 5,000 samples of 2,048 tokens. */
  private static final double USUAL_TUNING_TOKENS = 10e6;

  private final Catalog catalog;
  private final LocalDate today;

  /**
   * @param today used for price ages where {@code asOf} is not given
   */
  public RequestReader(Catalog catalog, LocalDate today) {
    this.catalog = catalog;
    this.today = today;
  }

  /**
   * Reads a question.
   *
   * @param kind {@code inference}, {@code fine-tuning} or {@code training}
   * @throws InvalidInputException where a value cannot be used
   */
  public Request read(String kind, Settings settings) {
    ModelFromFile.resolve(settings);
    List<Warning> warnings = new ArrayList<>(ownData());
    warnings.addAll(settings.aboutModel());
    Workload workload = new WorkloadReader(catalog, settings, warnings).read(kind);
    Limits limits = new LimitsReader(catalog, settings, today, warnings).read(kind);
    addLaterPrices(limits.market().asOf(), warnings);
    return new Request(
        workload,
        limits,
        new PreferencesReader(catalog, settings).read(),
        settings.assumed(),
        warnings);
  }

  /** An answer that others cannot reproduce without the user's files says so. */
  private List<Warning> ownData() {
    List<String> files = catalog.overlay();
    if (files.isEmpty()) {
      return List.of();
    }
    String more = files.size() == 1 ? "" : " and " + (files.size() - 1) + " more";
    String sentence =
        "your own data is in use: " + files.get(0) + more + "; --catalog built-in leaves it out";
    return List.of(new Warning("own-data", sentence));
  }

  /** Of a day in the past the answer knows less; of a wrong day it may know nothing. */
  private void addLaterPrices(@Nullable LocalDate day, List<Warning> warnings) {
    int later = day == null ? 0 : catalog.pricesAfter(day);
    if (later > 0) {
      String prices = later == 1 ? "one price is" : later + " prices are";
      warnings.add(
          new Warning("later-prices", prices + " dated after " + day + " and left out of account"));
    }
  }

  /**
   * Reads a question that is to be answered by a ranking: where the size of the work is not given,
   * a usual one is assumed and said.
   *
   * @throws InvalidInputException also where a total budget cannot be judged
   */
  public Request readForRanking(String kind, Settings settings) {
    // Once for all the questions that are asked of copies of these settings.
    ModelFromFile.resolve(settings);
    Settings sized = settings.copy();
    boolean open = !settings.has("tokens") && !settings.has("samples");
    boolean trains = kind.equals("training") || kind.equals("fine-tuning");
    double tokens = open && trains ? usual(kind, read(kind, settings).workload().model()) : 0;
    if (tokens > 0) {
      sized.put("tokens", BigDecimal.valueOf(Math.rint(tokens)).toPlainString(), "--tokens");
    }
    Request request = read(kind, sized);
    List<Assumption> assumed = new ArrayList<>(request.assumed());
    if (tokens > 0) {
      assumed.add(
          0,
          new Assumption(
              "tokens",
              BigDecimal.valueOf(Math.rint(tokens))
                  .setScale(0, RoundingMode.HALF_UP)
                  .toPlainString(),
              "more tokens take longer and cost more, in proportion"));
    }
    Budget budget = request.limits().market().budget();
    if (budget != null
        && budget.per() == Budget.Per.TOTAL
        && request.workload() instanceof Inference serving
        && (serving.job() == null || serving.job().items() == null)) {
      throw settings.wrong(
          "budget", "serving has no end: give an amount per h, day or month, as in 12/h");
    }
    return new Request(
        request.workload(), request.limits(), request.preferences(), assumed, request.warnings());
  }

  /** Tokens of a usual work; samples of a model that works on those. */
  private static double usual(String kind, Model model) {
    boolean scratch = kind.equals("training");
    if (model.transformer() == null) {
      return scratch ? USUAL_SAMPLES : USUAL_TUNING_SAMPLES;
    }
    return scratch ? TOKENS_PER_PARAMETER * model.activeParameters() : USUAL_TUNING_TOKENS;
  }
}
