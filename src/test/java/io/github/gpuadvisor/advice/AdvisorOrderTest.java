package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.aPurchase;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.rule.Asked;
import org.junit.jupiter.api.Test;

/** Who comes first in an answer. */
class AdvisorOrderTest {
  /** Names that sort the other way round. */
  @Test
  void theBestAndTheNearestComeFirstWhateverTheirNames() {
    Catalog turned =
        aCatalog()
            .with(anEngine().withId("vllm").build())
            .with(
                aGpu().withId("a").withBandwidth(500).build(),
                aGpu().withId("b").build(),
                aGpu().withId("c").withMemory(4).build(),
                aGpu().withId("d").withMemory(12).build())
            .with(anOffer("a", 1).build(), anOffer("b", 1).build())
            .with(anOffer("c", 1).build(), anOffer("d", 1).build())
            .build();
    Recommendation answer = new Advisor(turned).recommend(Asked.anything().request());
    assertThat(answer.ranked())
        .extracting(row -> row.assessment().estimate().deployment().gpu().id())
        .containsExactly("b", "a");
    assertThat(answer.eliminated()).extracting(one -> one.gpu().id()).containsExactly("d", "c");
  }

  /** Half as dear again and twice as fast: dearer to buy, though cheaper for each token. */
  @Test
  void whatIsBoughtIsComparedByItsPrice() {
    Catalog sold =
        aCatalog()
            .with(anEngine().withId("vllm").build())
            .with(aGpu().withId("slow").build(), aGpu().withId("fast").withBandwidth(2000).build())
            .with(aPurchase("slow", 1000), aPurchase("fast", 1500))
            .build();
    assertThat(new Advisor(sold).recommend(Asked.anything().toBuy().request()).ranked())
        .hasSize(2)
        .allMatch(Ranked::paretoOptimal);
  }
}
