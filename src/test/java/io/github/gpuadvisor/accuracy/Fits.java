package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.advice.Estimation;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measurements made up from known constants, and settings to fit them with. */
final class Fits {
  static final FitSettings SETTINGS =
      new FitSettings(
          Map.of(
              Constant.MEMORY, new FitSettings.Prior(0.8, 0.15, 0.3, 1, 0.1, Map.of()),
              Constant.STEP_MICROS, new FitSettings.Prior(600, 1, 1, 30_000, 0, Map.of())),
          List.of(
              new FitSettings.Profile(
                  "vllm",
                  "vllm",
                  "2026",
                  List.of(),
                  Set.of(Topic.DECODE),
                  Loss.ABSOLUTE,
                  List.of(Constant.MEMORY, Constant.STEP_MICROS))));

  static final List<String> GPUS =
      List.of("h100-sxm-80gb", "h200-sxm-141gb", "a100-sxm-80gb", "l4", "l40s");

  private Fits() {}

  /** What would be measured if the constants were these. */
  static List<Case> measured(double memory, double stepMicros) {
    Estimation estimation = new Estimation(Rows.CATALOG);
    List<Case> cases = new ArrayList<>();
    for (String gpu : GPUS) {
      for (String model : List.of("llama-3.1-8b", "llama-3.1-70b")) {
        Measurement one = Rows.decode("made-up", gpu, model, 1);
        Case known = Case.of(estimation, one);
        Era truth =
            known
                .era()
                .with(
                    known
                        .era()
                        .speed()
                        .with(Constant.MEMORY, memory)
                        .with(Constant.STEP_MICROS, stepMicros),
                    Map.of());
        double value = known.predicted(truth);
        cases.add(Case.of(estimation, Rows.decode("made-up", gpu, model, value)));
      }
    }
    return cases;
  }

  static Era era(Profiles profiles) {
    return profiles.eras().get("vllm@2026");
  }

  static FitSettings.Profile profile(String id, String era, List<String> after, Topic topic) {
    return new FitSettings.Profile(
        id,
        "vllm",
        era,
        after,
        Set.of(topic),
        Loss.ABSOLUTE,
        List.of(Constant.MEMORY, Constant.STEP_MICROS));
  }

  /** What one measurement on a GPU comes to. */
  static List<Case> cases(String gpu, String version, String quantity, double value) {
    Estimation estimation = new Estimation(Rows.CATALOG);
    return Rows.of(
            "made-up-" + version,
            "inference,llama-3.1-8b,%s,1,vllm,%s,128,128,1,%s,%s,https://example.org/a,2026-01-01,\n"
                .formatted(gpu, version, quantity, value))
        .stream()
        .map(one -> Case.of(estimation, one))
        .toList();
  }
}
