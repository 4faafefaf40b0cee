package io.github.gpuadvisor.accuracy;

import static io.github.gpuadvisor.accuracy.Fits.GPUS;
import static io.github.gpuadvisor.accuracy.Fits.SETTINGS;
import static io.github.gpuadvisor.accuracy.Fits.cases;
import static io.github.gpuadvisor.accuracy.Fits.era;
import static io.github.gpuadvisor.accuracy.Fits.measured;
import static io.github.gpuadvisor.accuracy.Fits.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationTest {
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

  private static FitSettings settings(FitSettings.Profile... profiles) {
    return new FitSettings(SETTINGS.bounds(), List.of(profiles));
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
