package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.unit.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings into a {@link Request}: the one place where defaults are taken and values are checked.
 */
public final class RequestReader {
  private static final int DEFAULT_TOP = 10;

  /** Compute-optimal training: 20 tokens for each parameter (Hoffmann et al., arXiv 2203.15556). */
  private static final double TOKENS_PER_PARAMETER = 20;

  /** About 5,000 samples of 2,048 tokens. */
  private static final double USUAL_TUNING_TOKENS = 10e6;

  private static final double WEIGHT_SLACK = 1e-9;

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
    return new Request(workload, limits, preferences(settings), settings.assumed(), warnings);
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
    double tokens = 0;
    if (open && kind.equals("training")) {
      tokens = TOKENS_PER_PARAMETER * read(kind, settings).workload().model().activeParameters();
    } else if (open && kind.equals("fine-tuning")) {
      tokens = USUAL_TUNING_TOKENS;
    }
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
        && request.workload() instanceof Inference) {
      throw settings.wrong(
          "budget", "serving has no end: give an amount per h, day or month, as in 12/h");
    }
    return new Request(
        request.workload(), request.limits(), request.preferences(), assumed, request.warnings());
  }

  private Preferences preferences(Settings settings) {
    String profile = settings.text("optimize");
    String weights = settings.text("weights");
    if (profile != null && weights != null) {
      throw new InvalidInputException(
          "conflicting-options",
          settings.where("weights")
              + ": --weights takes the place of --optimize; give one of them");
    }
    Integer top =
        settings.read("top", Quantity::count, "give a number of rows above zero, as in 10");
    Preferences.GroupBy groupBy =
        settings.read(
            "groupBy",
            text -> Preferences.GroupBy.valueOf(text.strip().toUpperCase(Locale.ROOT)),
            "give gpu, offer or provider");
    String name = profile == null ? "balanced" : profile.strip().toLowerCase(Locale.ROOT);
    if (profile == null && weights == null) {
      settings.assume("optimize", name, "other weights order the same answers differently");
    }
    return new Preferences(
        weights == null ? name : "own",
        weights == null ? profileWeights(settings, name) : ownWeights(settings, weights),
        top == null ? DEFAULT_TOP : top,
        groupBy == null ? Preferences.GroupBy.GPU : groupBy);
  }

  private Map<String, Double> profileWeights(Settings settings, String name) {
    Catalog.@Nullable Weights profile = catalog.profiles().get(name);
    if (profile == null) {
      throw settings.wrong(
          "optimize", "give one of " + String.join(", ", catalog.profiles().keySet()));
    }
    return profile.weights();
  }

  private Map<String, Double> ownWeights(Settings settings, String text) {
    String good =
        "give weights of "
            + String.join(", ", shortNames())
            + ", as in cost=0.6,speed=0.3,energy=0.1";
    Map<String, Double> weights = new TreeMap<>();
    double sum = 0;
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      @Nullable String criterion = equals < 0 ? null : criterion(part.substring(0, equals).strip());
      if (criterion == null || weights.containsKey(criterion)) {
        throw settings.wrong("weights", good);
      }
      double weight = weight(settings, part.substring(equals + 1), good);
      weights.put(criterion, weight);
      sum += weight;
    }
    if (!(sum > WEIGHT_SLACK)) {
      throw settings.wrong(
          "weights", "at least one weight must be above zero, as in cost=0.6,speed=0.4");
    }
    double total = sum;
    weights.replaceAll((criterion, weight) -> weight / total);
    return weights;
  }

  private static double weight(Settings settings, String text, String good) {
    String trimmed = text.strip();
    if (trimmed.equals("0")) {
      return 0;
    }
    try {
      return Quantity.positive(trimmed);
    } catch (IllegalArgumentException e) {
      throw settings.wrong("weights", good);
    }
  }

  private Set<String> criteria() {
    return catalog.profiles().values().iterator().next().weights().keySet();
  }

  private List<String> shortNames() {
    return criteria().stream().map(id -> id.substring(0, id.indexOf('/'))).distinct().toList();
  }

  /** A criterion by its id ({@code cost/per-token}) or by its group alone ({@code cost}). */
  private @Nullable String criterion(String name) {
    for (String id : criteria()) {
      if (id.equals(name) || id.startsWith(name + "/")) {
        return id;
      }
    }
    return null;
  }
}
