package io.github.gpuadvisor.estimate.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IntervalTest {
  @Test
  void reachesARatioBothWays() {
    assertThat(Interval.around(10, 0.25)).isEqualTo(new Interval(10, 8, 12.5));
    assertThat(Interval.around(10, 0.25).times(2)).isEqualTo(new Interval(20, 16, 25));
  }

  @Test
  void overlapsWhereAPointIsShared() {
    Interval low = new Interval(1, 0, 2);

    assertThat(low.overlaps(new Interval(3, 2, 4))).isTrue();
    assertThat(new Interval(3, 2, 4).overlaps(low)).isTrue();
    assertThat(low.overlaps(new Interval(3, 2.1, 4))).isFalse();
    assertThat(low.overlaps(low)).isTrue();
  }

  @Test
  void endsAtABound() {
    assertThat(new Interval(10, 5, 20).atMost(8)).isEqualTo(new Interval(8, 5, 8));
    assertThat(new Interval(10, 5, 20).atMost(30)).isEqualTo(new Interval(10, 5, 20));
  }

  @Test
  void takesLongestAtItsSlowestAndNeverLessThanOneRequest() {
    assertThat(new Interval(10, 5, 20).timeOf(100, 1)).isEqualTo(new Interval(10, 5, 20));
    assertThat(new Interval(10, 5, 20).timeOf(1, 2)).isEqualTo(new Interval(2, 2, 2));
  }

  @Test
  void refusesBoundsOutOfOrderAndWhatIsNotFinite() {
    assertThatThrownBy(() -> new Interval(1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interval(4, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Interval.around(Double.NaN, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Interval.around(Double.POSITIVE_INFINITY, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
