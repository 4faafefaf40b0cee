package io.github.gpuadvisor.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {
  @Test
  void scalesSubtractsAndOrders() {
    assertThat(new Money(2.5).times(4)).isEqualTo(new Money(10));
    assertThat(new Money(10).minus(new Money(4))).isEqualTo(new Money(6));
    assertThat(new Money(10)).isGreaterThan(new Money(9.99));
  }

  @Test
  void refusesWhatIsNotFinite() {
    assertThatThrownBy(() -> new Money(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(1e308).times(10))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
