package io.github.gpuadvisor.accuracy;

import static io.github.gpuadvisor.accuracy.Fits.SETTINGS;
import static io.github.gpuadvisor.accuracy.Fits.cases;
import static io.github.gpuadvisor.accuracy.Fits.era;
import static io.github.gpuadvisor.accuracy.Fits.measured;
import static io.github.gpuadvisor.accuracy.Fits.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.advice.Estimation;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fits without some of their measurements, which start where the fit of all ended. */
class LeavingOutTest {
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
}
