package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.rule.set.RuleSet;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The least changes of the question that would admit a GPU. Each is tried as the user would type
 * it; one that does not lead to an answer is never shown.
 */
public final class Remedies {
  private static final String UNASKED = "operations/selected";
  private static final int SHOWN = 2;

  /** What a batch that cannot be shared among copies asks for. */
  private static final List<String> WITHOUT_PLAN = List.of("--micro-batch 1", "--max-gpus 8");

  private static final List<String> OTHER_TERMS =
      List.of("--pricing on-demand", "--pricing spot", "--purchase any");

  private final Advisor advisor;
  private final RequestReader reader;
  private final String kind;
  private final Settings settings;

  public Remedies(Advisor advisor, RequestReader reader, String kind, Settings settings) {
    this.advisor = advisor;
    this.reader = reader;
    this.kind = kind;
    this.settings = settings;
  }

  /** The same answer, with tried fixes for the nearest of the eliminated GPUs. */
  public Recommendation mended(Recommendation answer, int most) {
    List<Eliminated> eliminated = new ArrayList<>();
    int mended = 0;
    for (Eliminated one : answer.eliminated()) {
      boolean asked = !one.first().requirement().equals(UNASKED);
      if (asked && mended < most) {
        mended++;
        eliminated.add(mended(one));
      } else {
        eliminated.add(one);
      }
    }
    return answer.withEliminated(eliminated);
  }

  /** The same answer, with tried fixes for one GPU where it was eliminated. */
  public Recommendation mended(Recommendation answer, Accelerator gpu) {
    List<Eliminated> eliminated = new ArrayList<>();
    for (Eliminated one : answer.eliminated()) {
      eliminated.add(one.gpu().id().equals(gpu.id()) ? mended(one) : one);
    }
    return answer.withEliminated(eliminated);
  }

  private Eliminated mended(Eliminated one) {
    List<Failure> failures = new ArrayList<>();
    boolean alone = one.failures().size() == 1;
    for (Failure failure : one.failures()) {
      failures.add(failure.withFix(alone ? tried(one, failure) : first(one, failure)));
    }
    boolean together = alone || admits(one, failures.stream().map(Failure::fix).toList());
    if (!together) {
      failures.replaceAll(failure -> failure.withFix(null));
    }
    return one.with(failures);
  }

  /** Up to two fixes of different kinds that lead to an answer. */
  private @Nullable String tried(Eliminated one, Failure failure) {
    List<String> working = new ArrayList<>();
    List<String> options = new ArrayList<>();
    for (String fix : candidates(one, failure)) {
      String option = fix.substring(0, fix.indexOf(' '));
      if (working.size() < SHOWN && !options.contains(option) && admits(one, List.of(fix))) {
        working.add(fix);
        options.add(option);
      }
    }
    return working.isEmpty() ? null : String.join("  or  ", working);
  }

  private @Nullable String first(Eliminated one, Failure failure) {
    List<String> candidates = candidates(one, failure);
    return candidates.isEmpty() ? null : candidates.get(0);
  }

  private List<String> candidates(Eliminated one, Failure failure) {
    Assessment nearest = one.nearest();
    String fix = failure.fix();
    if (failure.requirement().equals(RuleSet.VALID_PLAN)) {
      return WITHOUT_PLAN;
    }
    if (failure.requirement().equals("memory/fits") && nearest != null) {
      return new MemoryRemedies(nearest.estimate(), advisor.catalog())
          .of(reader.readForRanking(kind, settings.copy()));
    }
    if (failure.requirement().equals("operations/offer")) {
      return Stream.concat(Stream.ofNullable(fix), OTHER_TERMS.stream()).distinct().toList();
    }
    return fix == null ? List.of() : List.of(fix);
  }

  /** True where the question with these changes, asked about this GPU alone, has an answer. */
  private boolean admits(Eliminated one, List<@Nullable String> fixes) {
    Settings changed = settings.copy();
    for (String fix : fixes) {
      if (fix == null) {
        return false;
      }
      int space = fix.indexOf(' ');
      changed = changed.with(key(fix.substring(2, space)), fix.substring(space + 1));
    }
    try {
      Request mended = reader.readForRanking(kind, changed.with("gpu", one.gpu().id()));
      return advisor.on(one.gpu()).best(mended) != null;
    } catch (InvalidInputException e) {
      // A change that contradicts what else was asked is no remedy.
      return false;
    }
  }

  /** {@code max-gpus} as a key: {@code maxGpus}. */
  private static String key(String flag) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < flag.length(); i++) {
      boolean after = i > 0 && flag.charAt(i - 1) == '-';
      if (flag.charAt(i) != '-') {
        key.append(after ? Character.toUpperCase(flag.charAt(i)) : flag.charAt(i));
      }
    }
    return key.toString();
  }
}
