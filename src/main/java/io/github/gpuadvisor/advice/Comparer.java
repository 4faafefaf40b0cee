package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.rule.Criterion;
import io.github.gpuadvisor.rule.set.RuleSet;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Settings;
import io.github.gpuadvisor.workload.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts one question to several GPUs, and asks again where they would change places. */
public final class Comparer {
  private final Advisor advisor;
  private final RequestReader reader;

  public Comparer(Advisor advisor, RequestReader reader) {
    this.advisor = advisor;
    this.reader = reader;
  }

  /** Compares GPUs; an answer for all of the catalog is made too, so that places are known. */
  public Comparison compare(String kind, Settings settings, List<Accelerator> gpus) {
    Request request = reader.readForRanking(kind, settings);
    Recommendation answer =
        new Sensitivity(advisor, reader).ordered(kind, settings, advisor.recommend(request));
    List<Compared> compared = new ArrayList<>();
    Set<Warning> warnings = new LinkedHashSet<>();
    for (Accelerator gpu : gpus) {
      Recommendation alone = advisor.on(gpu).recommend(request);
      compared.add(Compared.of(gpu, alone));
      warnings.addAll(alone.warnings());
    }
    List<Crossing> crossings = new ArrayList<>();
    for (Lever lever : Lever.of(request)) {
      Readings readings = new Readings(advisor, reader, kind, settings, lever.key(), gpus);
      crossings.addAll(new Crossings(readings, lever, gpus).find());
    }
    return new Comparison(
        answer, compared, differences(compared), crossings, List.copyOf(warnings));
  }

  private static List<Difference> differences(List<Compared> compared) {
    List<Difference> differences = new ArrayList<>();
    for (Criterion criterion : RuleSet.CRITERIA) {
      List<Contribution> contributions = new ArrayList<>();
      for (Compared one : compared) {
        if (one.assessment() != null) {
          one.assessment().contributions().stream()
              .filter(contribution -> contribution.criterion().equals(criterion.id()))
              .forEach(contributions::add);
        }
      }
      if (!contributions.isEmpty()) {
        differences.add(
            new Difference(criterion.id(), contributions.get(0).weight(), contributions));
      }
    }
    differences.sort(Comparator.comparingDouble(one -> -one.spread()));
    return differences;
  }
}
