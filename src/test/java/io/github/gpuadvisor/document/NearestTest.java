package io.github.gpuadvisor.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> NAMES =
      List.of("h200-sxm-141gb", "h100-sxm-80gb", "h100-pcie-80gb", "rtx-4090", "mi300x");

  @Test
  void countsInsertionsDeletionsAndChanges() {
    assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    assertThat(Nearest.distance("abc", "abc")).isZero();
  }

  @Test
  void findsAMistypedName() {
    assertThat(Nearest.to("rtx-4900", NAMES, 3)).containsExactly("rtx-4090");
    assertThat(Nearest.to("mi30x", NAMES, 3)).containsExactly("mi300x");
  }

  @Test
  void findsNamesThatContainWhatWasTypedInAlphabeticalOrder() {
    assertThat(Nearest.to("H100", NAMES, 3)).containsExactly("h100-pcie-80gb", "h100-sxm-80gb");
  }

  @Test
  void offersNoMoreThanAskedAndNothingForNonsense() {
    assertThat(Nearest.to("sxm", NAMES, 1)).containsExactly("h100-sxm-80gb");
    assertThat(Nearest.to("quantum-thing", NAMES, 3)).isEmpty();
  }

  @Test
  void doesNotMindHugeInput() {
    assertThat(Nearest.to("x".repeat(100_000), NAMES, 3)).isEmpty();
  }

  @Test
  void hintsAtTheNearestOrSaysNothing() {
    assertThat(Nearest.hint("gpuCounts", List.of("gpu", "gpuCount"))).isEqualTo(", near: gpuCount");
    assertThat(Nearest.hint("modle", List.of("model", "gpu"))).isEqualTo(", near: model");
    assertThat(Nearest.hint("zzzzzz", List.of("model", "gpu"))).isEmpty();
  }
}
