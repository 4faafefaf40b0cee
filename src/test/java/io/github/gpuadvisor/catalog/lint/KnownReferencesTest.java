package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.aPurchase;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static io.github.gpuadvisor.testing.Systems.aSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalogs;
import io.github.gpuadvisor.catalog.Purchase;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownReferencesTest {
  private static final Accelerator GPU = aGpu().withId("known").build();

  private final Lint check = new KnownReferences();

  private static Catalogs catalog() {
    return aCatalog().with(GPU);
  }

  @Test
  void isSilentWhereGpusAndSourcesExist() {
    assertThat(
            Found.by(
                check,
                catalog()
                    .with(anOffer("known", 8).build())
                    .with(aPurchase("known", 100))
                    .with(aSystem("known").build(), aSystem(null).withId("bare").build())))
        .isEmpty();
  }

  @Test
  void findsAnOfferAPurchaseAndASystemOfAnUnknownGpu() {
    Catalogs catalog =
        catalog()
            .with(anOffer("other", 8).build())
            .with(aPurchase("third", 100))
            .with(aSystem("fourth").build());

    assertThat(Found.by(check, catalog))
        .containsExactlyInAnyOrder(
            "test-system: unknown GPU fourth",
            "test-cloud test-instance test-region on-demand: unknown GPU other",
            "purchase prices: unknown GPU third");
  }

  @Test
  void findsAnUnknownSourceOfAnOfferAndOfAPurchase() {
    Purchase purchase =
        new Purchase("known", "new", 1, null, null, null, LocalDate.of(2026, 11, 1), "hearsay");

    assertThat(
            Found.by(
                check,
                catalog().with(anOffer("known", 8).withSource("rumor").build()).with(purchase)))
        .containsExactly(
            "test-cloud test-instance test-region on-demand: unknown source rumor",
            "known: unknown source hearsay");
  }

  @Test
  void findsAnUnknownSourceOfAFactAndOfAConflict() {
    Catalogs catalog =
        aCatalog()
            .with(aGpu().withId("a").withConflict("tdpWatts", "rumor").build())
            .with(aModel().withId("m").withSources(Map.of("parameters", "hearsay")).build())
            .with(aSystem("a").withSources(Map.of("vendor", "tale")).build());

    assertThat(Found.by(check, catalog))
        .containsExactly(
            "a: conflict of tdpWatts: unknown source rumor",
            "m: parameters: unknown source hearsay",
            "test-system: vendor: unknown source tale");
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(check, catalog().with(anOffer("other", 8).build()));
  }
}
