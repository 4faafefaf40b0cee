package io.github.gpuadvisor.rule.memory;

import static io.github.gpuadvisor.rule.Verdicts.assertFailed;
import static io.github.gpuadvisor.rule.Verdicts.assertFigures;
import static io.github.gpuadvisor.rule.Verdicts.assertMet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.rule.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FitsInMemoryTest {
  private static Verdict check(double required, double usable) {
    return new FitsInMemory()
        .check(
            Predicted.nothing().needing(required, usable).estimate(), Asked.anything().request());
  }

  @Test
  void isMemoryFits() {
    assertThat(new FitsInMemory().id()).isEqualTo("memory/fits");
  }

  @Test
  void passesWhereEveryDeviceHoldsItsPart() {
    assertMet(check(79.9, 80));
  }

  @Test
  void passesWhereADeviceIsExactlyFull() {
    assertMet(check(80, 80));
  }

  @Test
  void failsWhereADeviceIsShortAndSaysByHowMuch() {
    Verdict.Failed failed =
        assertFailed(
            check(100, 80),
            "needs 100.0 GiB on each GPU, usable 80.0 GiB: short of 20.0 GiB",
            null);
    assertThat(failed.excess()).isEqualTo(0.25, within(1e-12));
    assertFigures(failed.finding(), Map.of("requiredGiBPerGpu", 100.0, "usableGiBPerGpu", 80.0));
  }

  @Test
  void failsByTheLeastBit() {
    assertThat(check(80.0001, 80)).isInstanceOf(Verdict.Failed.class);
  }
}
