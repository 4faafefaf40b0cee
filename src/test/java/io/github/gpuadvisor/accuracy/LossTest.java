package io.github.gpuadvisor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossTest {
  private static double pull(Loss loss, double error) {
    double step = 1e-6;
    double before = loss.residual(error - step);
    double after = loss.residual(error + step);
    return (after * after - before * before) / (2 * step);
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void smallErrorsCountAsTheirSquares(Loss loss) {
    assertThat(loss.residual(2e-4)).isEqualTo(2 * loss.residual(1e-4), within(1e-6));
    assertThat(loss.residual(-0.3)).isEqualTo(-loss.residual(0.3));
  }

  @Test
  void anOutlierPullsAsHardAsAnyUnderTheAbsoluteLoss() {
    assertThat(pull(Loss.ABSOLUTE, 3)).isEqualTo(pull(Loss.ABSOLUTE, 1), within(0.1));
  }

  @Test
  void theFartherOffTheLessAnOutlierPullsUnderCauchys() {
    assertThat(pull(Loss.CAUCHY, 3)).isLessThan(pull(Loss.CAUCHY, 1) / 2);
  }

  @Test
  void anUnknownLossIsNone() {
    assertThat(Loss.of("cauchy")).isEqualTo(Loss.CAUCHY);
    assertThat(Loss.of("squares")).isNull();
  }
}
