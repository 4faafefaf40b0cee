package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Variation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One GPU that serves the model, and one that no engine knows. */
class SweeperTest {
  private static final Typing ASKED =
      Typing.about(
          aModel(),
          List.of(
              aGpu().withId("known").build(),
              aGpu().withId("strange").withVendor(Vendor.QUALCOMM).build()),
          anOffer("known", 1).withPrice(2).build(),
          anOffer("strange", 1).withPrice(1).build());

  private final List<Integer> progress = new ArrayList<>();

  private Sweep sweep(List<Variation> variations, String... typed) {
    return new Sweeper(
            any -> ASKED.advisor(),
            ASKED.reader(),
            "inference",
            Typing.settings(typed),
            progress::add)
        .over(variations);
  }

  private static Variation of(String key, String... values) {
    return new Variation(key, List.of(values));
  }

  @Test
  void everyCombinationIsACellTheFirstOptionSlowest() {
    Sweep sweep = sweep(List.of(of("concurrency", "1", "2"), of("context", "4096", "8192")));
    assertThat(sweep.cells())
        .extracting(Cell::values)
        .containsExactly(
            List.of("1", "4096"), List.of("1", "8192"), List.of("2", "4096"), List.of("2", "8192"));
    assertThat(progress).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aCellHasTheBestRowOfItsQuestion() {
    Sweep sweep = sweep(List.of(of("concurrency", "1", "2")));
    for (Cell cell : sweep.cells()) {
      assertThat(cell.best().assessment().estimate().deployment().gpu().id()).isEqualTo("known");
      assertThat(cell.qualified()).isEqualTo(1);
      assertThat(cell.reason()).isNull();
    }
    Inference first = (Inference) sweep.request().workload();
    assertThat(first.load().concurrency()).as("the question is the first one").isEqualTo(1);
  }

  /** The strange one fails one requirement, the known one two; but only that could be planned. */
  @Test
  void whereNothingQualifiesTheNearestThatCouldBePlannedIsNamed() {
    Cell cell = sweep(List.of(of("budget", "0.01/h")), "minTokensPerSecond=100000").cells().get(0);
    assertThat(cell.best()).isNull();
    assertThat(cell.qualified()).isZero();
    assertThat(cell.reason())
        .startsWith("nothing qualifies; nearest Test known: costs $2.00/h, over budget");
  }

  @Test
  void whereNothingCouldBePlannedTheFirstIsNamed() {
    Cell cell = sweep(List.of(of("pricing", "spot"))).cells().get(0);
    assertThat(cell.reason()).startsWith("nothing qualifies; nearest Test known: no offer of ");
  }

  @Test
  void aValueThatIsRefusedIsACellThatSaysWhy() {
    Sweep sweep = sweep(List.of(of("concurrency", "none", "4")));
    assertThat(sweep.cells().get(0).reason()).contains("none");
    assertThat(sweep.cells().get(1).best()).isNotNull();
    Inference first = (Inference) sweep.request().workload();
    assertThat(first.load().concurrency()).as("the first that is a question").isEqualTo(4);
    assertThat(progress).containsExactly(1, 2);
  }

  @Test
  void whereNoneIsAQuestionTheFirstRefusalIsTheAnswer() {
    List<Variation> bad = List.of(of("concurrency", "none", "few"));
    assertThatThrownBy(() -> sweep(bad))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("none");
    assertThatThrownBy(() -> sweep(List.of(of("concurrency"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("--vary: no values");
  }
}
