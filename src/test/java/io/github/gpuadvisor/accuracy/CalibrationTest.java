package io.github.gpuadvisor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.advice.Estimation;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final FitSettings SETTINGS =
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

  private static final List<String> GPUS =
      List.of("h100-sxm-80gb", "h200-sxm-141gb", "a100-sxm-80gb", "l4", "l40s");

  /** What would be measured if the constants were these. */
  private static List<Case> measured(double memory, double stepMicros) {
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

  private static Era era(Profiles profiles) {
    return profiles.eras().get("vllm@2026");
  }

  @Test
  void findsTheConstantsThatMeasurementsWereMadeWith() {
    Era found = era(new Calibration(SETTINGS, measured(0.7, 2000), Map.of(), step -> {}).fit());

    for (String gpu : GPUS) {
      assertThat(found.constants(Rows.CATALOG.gpu(gpu)).of(Constant.MEMORY))
          .as(gpu)
          .isEqualTo(0.7, within(0.03));
    }
    // Ten rows of which a step's fixed cost is a tenth: the prior of 600 still pulls.
    assertThat(found.speed().of(Constant.STEP_MICROS)).isBetween(1500.0, 2500.0);
  }

  @Test
  void aChipThatWasNotMeasuredTakesAfterItsVendor() {
    Era found = era(new Calibration(SETTINGS, measured(0.5, 600), Map.of(), step -> {}).fit());

    double measured = found.constants(Rows.CATALOG.gpu("h100-sxm-80gb")).of(Constant.MEMORY);
    double sibling = found.constants(Rows.CATALOG.gpu("v100-sxm-16gb")).of(Constant.MEMORY);
    double stranger = found.constants(Rows.CATALOG.gpu("mi300x")).of(Constant.MEMORY);
    assertThat(sibling).isBetween(measured, stranger);
  }

  @Test
  void neverLeavesTheBounds() {
    Era found = era(new Calibration(SETTINGS, measured(1.6, 1), Map.of(), step -> {}).fit());

    assertThat(found.speed().of(Constant.MEMORY)).isBetween(0.3, 1.0);
    assertThat(found.speed().of(Constant.STEP_MICROS)).isBetween(1.0, 30_000.0);
  }

  @Test
  void constantsThatAreNotFittedStay() {
    Era found = era(new Calibration(SETTINGS, measured(0.7, 2000), Map.of(), step -> {}).fit());

    assertThat(found.speed().of(Constant.CACHE))
        .isEqualTo(Rows.CATALOG.engine("vllm").newest().speed().of(Constant.CACHE));
  }

  @Test
  void theSameMeasurementsGiveTheSameConstants() {
    List<Case> cases = measured(0.7, 2000);

    assertThat(new Calibration(SETTINGS, cases, Map.of(), step -> {}).fit().eras())
        .isEqualTo(new Calibration(SETTINGS, cases, Map.of(), step -> {}).fit().eras());
  }

  @Test
  void whatIsLeftOutHasNoPartInTheFit() {
    List<Case> cases = new ArrayList<>(measured(0.7, 2000));
    Estimation estimation = new Estimation(Rows.CATALOG);
    List<Case> other = new ArrayList<>(cases);
    cases.add(Case.of(estimation, Rows.decode("odd", "l4", "llama-3.1-8b", 1)));
    other.add(Case.of(estimation, Rows.decode("odd", "l4", "llama-3.1-8b", 1000)));

    assertThat(without(cases).speed().of(Constant.MEMORY))
        .isEqualTo(without(other).speed().of(Constant.MEMORY), within(5e-3));
  }

  private static Era without(List<Case> cases) {
    Calibration calibration = new Calibration(SETTINGS, cases, Map.of(), step -> {});
    Profiles best = calibration.fit();
    return era(calibration.without(measurement -> measurement.file().equals("odd"), best));
  }

  @Test
  void leavingOutIsFittingWithout() {
    List<Case> cases = new ArrayList<>(measured(0.7, 2000));
    List<Case> kept =
        cases.stream().filter(one -> !one.measurement().gpu().startsWith("h")).toList();
    Calibration all = new Calibration(SETTINGS, cases, Map.of(), step -> {});
    Profiles best = all.fit();

    Era left = era(all.without(measurement -> measurement.gpu().startsWith("h"), best));
    Era anew = era(new Calibration(SETTINGS, kept, Map.of(), step -> {}).fit());
    assertThat(left.speed().of(Constant.MEMORY))
        .isEqualTo(anew.speed().of(Constant.MEMORY), within(0.01));
    assertThat(left.speed().of(Constant.STEP_MICROS) / anew.speed().of(Constant.STEP_MICROS))
        .isEqualTo(1, within(0.1));
  }

  @Test
  void aProfileThatNeverSawWhatIsLeftOutKeepsItsFit() {
    Calibration calibration = new Calibration(SETTINGS, measured(0.7, 2000), Map.of(), step -> {});
    Profiles best = calibration.fit();

    assertThat(calibration.without(measurement -> false, best).eras()).isEqualTo(best.eras());
  }

  @Test
  void priorsWithoutMeasurementsAreKept() {
    Calibration calibration = new Calibration(SETTINGS, measured(0.7, 2000), Map.of(), step -> {});
    Era nothing = era(calibration.without(measurement -> true, calibration.fit()));

    assertThat(nothing.speed().of(Constant.MEMORY)).isEqualTo(0.8, within(1e-6));
  }

  private static FitSettings.Profile profile(
      String id, String era, List<String> after, Topic topic) {
    return new FitSettings.Profile(
        id,
        "vllm",
        era,
        after,
        Set.of(topic),
        Loss.ABSOLUTE,
        List.of(Constant.MEMORY, Constant.STEP_MICROS));
  }

  private static List<Case> cases(String gpu, String version, String quantity, double value) {
    Estimation estimation = new Estimation(Rows.CATALOG);
    return Rows.of(
            "made-up-" + version,
            "inference,llama-3.1-8b,%s,1,vllm,%s,128,128,1,%s,%s,https://example.org/a,2026-01-01,\n"
                .formatted(gpu, version, quantity, value))
        .stream()
        .map(one -> Case.of(estimation, one))
        .toList();
  }

  private static FitSettings settings(FitSettings.Profile... profiles) {
    return new FitSettings(SETTINGS.bounds(), List.of(profiles));
  }

  /**
   * What stands beside a profile in the same era tells other chip families apart; the refit of a
   * later profile, which starts where its fit ended, must not see them.
   */
  @Test
  void aLaterProfileIsRefittedInTheCoordinatesThatItWasFittedIn() {
    List<Case> all = new ArrayList<>();
    all.addAll(cases("h100-sxm-80gb", "2026", "outputTokensPerSecondPerUser", 120));
    all.addAll(cases("a100-sxm-80gb", "2026", "outputTokensPerSecondPerUser", 80));
    all.addAll(cases("h100-sxm-80gb", "0.2", "outputTokensPerSecondPerUser", 60));
    all.addAll(cases("a100-sxm-80gb", "0.2", "outputTokensPerSecondPerUser", 40));
    List<FitSettings.Profile> decode =
        List.of(
            profile("new", "2026", List.of(), Topic.DECODE),
            profile("old", "2024", List.of("new"), Topic.DECODE));
    double alone = refitted(decode, all, "made-up-0.2");
    double aloneAfterBoth = refitted(decode, all, "made-up");

    all.addAll(cases("l4", "2026", "prefillTokensPerSecond", 5000));
    all.addAll(cases("mi300x", "2026", "prefillTokensPerSecond", 20_000));
    List<FitSettings.Profile> beside = new ArrayList<>(decode);
    beside.add(profile("prompts", "2026", List.of(), Topic.PREFILL));

    assertThat(refitted(beside, all, "made-up-0.2")).isEqualTo(alone, within(1e-6));
    assertThat(refitted(beside, all, "made-up")).isEqualTo(aloneAfterBoth, within(1e-6));
  }

  /** What the old era's chips share once one GPU is left out of it, or of both eras. */
  private static double refitted(List<FitSettings.Profile> profiles, List<Case> all, String files) {
    Calibration calibration =
        new Calibration(new FitSettings(SETTINGS.bounds(), profiles), all, Map.of(), step -> {});
    return calibration
        .without(
            left -> left.file().startsWith(files) && left.gpu().equals("a100-sxm-80gb"),
            calibration.fit())
        .eras()
        .get("vllm@2024")
        .speed()
        .of(Constant.MEMORY);
  }

  @Test
  void chipsThatTheFirstOfTwoPriorsDoesNotKnowComeFromTheSecond() {
    List<Case> all = new ArrayList<>();
    all.addAll(cases("h100-sxm-80gb", "2026", "outputTokensPerSecondPerUser", 120));
    all.addAll(cases("a100-sxm-80gb", "2026", "outputTokensPerSecondPerUser", 80));
    all.addAll(cases("h100-sxm-80gb", "0.2", "outputTokensPerSecondPerUser", 90));
    all.addAll(cases("mi300x", "0.2", "outputTokensPerSecondPerUser", 40));
    all.addAll(cases("h100-sxm-80gb", "2026", "prefillTokensPerSecond", 20_000));
    assertThat(memoryOfInstinct(all, List.of("new", "old")))
        .isLessThan(0.95 * memoryOfInstinct(all, List.of("new")));
  }

  private static double memoryOfInstinct(List<Case> all, List<String> after) {
    FitSettings settings =
        settings(
            profile("new", "2026", List.of(), Topic.DECODE),
            profile("old", "2024", List.of(), Topic.DECODE),
            profile("next", "2026", after, Topic.PREFILL));
    return era(new Calibration(settings, all, Map.of(), step -> {}).fit())
        .constants(Rows.CATALOG.gpu("mi300x"))
        .of(Constant.MEMORY);
  }
}
