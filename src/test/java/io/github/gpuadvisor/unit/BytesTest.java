package io.github.gpuadvisor.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BytesTest {
  @Test
  void tellsGibibytesFromGigabytes() {
    assertThat(Bytes.ofGiB(1).value()).isEqualTo(1_073_741_824);
    assertThat(Bytes.ofGB(1).value()).isEqualTo(1_000_000_000);
    assertThat(Bytes.ofGB(80).gib()).isEqualTo(74.506, within(0.001));
    assertThat(Bytes.ofGiB(80).gb()).isEqualTo(85.899, within(0.001));
  }

  @Test
  void addsSubtractsAndScales() {
    assertThat(Bytes.ofGiB(3).plus(Bytes.ofGiB(1))).isEqualTo(Bytes.ofGiB(4));
    assertThat(Bytes.ofGiB(3).minus(Bytes.ofGiB(4))).isEqualTo(Bytes.ofGiB(-1));
    assertThat(Bytes.ofGiB(3).times(2)).isEqualTo(Bytes.ofGiB(6));
    assertThat(Bytes.ofGiB(3).dividedBy(2)).isEqualTo(Bytes.ofGiB(1.5));
  }

  @Test
  void ordersBySize() {
    assertThat(Bytes.ofGiB(1)).isGreaterThan(Bytes.ofGB(1)).isGreaterThan(Bytes.ZERO);
  }

  @Test
  void refusesWhatIsNotFinite() {
    assertThatThrownBy(() -> new Bytes(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Bytes.ofGiB(1).dividedBy(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> Bytes.ofGiB(1e308)).isInstanceOf(IllegalArgumentException.class);
  }
}
