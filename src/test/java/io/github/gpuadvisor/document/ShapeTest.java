package io.github.gpuadvisor.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
  private static final int BEGIN = PackedObject.NONE;

  @Test
  void aKeyIsFoundWhateverWasAskedForBeforeIt() {
    Shape shape = new Shape("asOf", "gpu", "price");
    for (int round = 0; round < 3; round++) {
      for (int last = BEGIN; last < 3; last++) {
        assertThat(shape.index("asOf", last)).isEqualTo(0);
        assertThat(shape.index("price", last)).isEqualTo(2);
        assertThat(shape.index("gpu", last)).isEqualTo(1);
        assertThat(shape.index("note", last)).isEqualTo(PackedObject.NONE);
      }
    }
  }

  @Test
  void anotherTextOfTheSameLettersIsTheSameKey() {
    Shape shape = new Shape("asOf", "gpu");
    for (int round = 0; round < 2; round++) {
      assertThat(shape.index(String.valueOf(new char[] {'g', 'p', 'u'}), BEGIN)).isEqualTo(1);
    }
  }

  @Test
  void aShapeWithoutKeysHasNone() {
    Shape shape = new Shape();
    assertThat(shape.index("gpu", BEGIN)).isEqualTo(PackedObject.NONE);
    assertThat(shape.size()).isZero();
  }

  @Test
  void daysInARowAreEachTheirOwn() {
    LastDay last = new LastDay();
    for (String day : List.of("2026-11-25", "2026-11-25", "2026-11-26", "2026-11-25")) {
      assertThat(last.read(day)).hasToString(day);
    }
    assertThat(last.read("tomorrow")).isNull();
    assertThat(last.read("tomorrow")).isNull();
    assertThat(last.read("2026-11-25")).hasToString("2026-11-25");
  }
}
