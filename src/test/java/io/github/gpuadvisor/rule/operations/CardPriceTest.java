package io.github.gpuadvisor.rule.operations;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Purchase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a card costs where it is bought. */
class CardPriceTest {
  private static final Accelerator GPU = aGpu().build();

  @Test
  void aLaunchPriceStandsInWhereNoLaterPriceIsKnown() {
    Accelerator launched = launched(1599, LocalDate.of(2022, 10, 12));
    Purchase purchase = Obtainable.purchase(aCatalog().with(launched).build(), launched);
    assertThat(purchase.priceUsd()).isEqualTo(1599);
    assertThat(purchase.condition()).isEqualTo("list");
    assertThat(purchase.asOf()).isEqualTo(LocalDate.of(2022, 10, 12));
    Catalog later = aCatalog().with(launched).with(aPurchase("test-gpu", 900)).build();
    assertThat(Obtainable.purchase(later, launched).priceUsd()).isEqualTo(900);
  }

  private static Accelerator launched(double price, LocalDate date) {
    return new Accelerator(
        GPU.id(),
        GPU.name(),
        GPU.vendor(),
        GPU.gpuClass(),
        GPU.architecture(),
        date,
        null,
        GPU.memory(),
        GPU.denseTflops(),
        GPU.sparsityFactor(),
        null,
        null,
        null,
        GPU.link(),
        GPU.pcie(),
        null,
        null,
        null,
        null,
        null,
        null,
        1,
        price,
        List.of(),
        List.of(),
        Map.of("launchPriceUsd", "test"));
  }

  @Test
  void theNewestPriceOfACardCounts() {
    Catalog catalog =
        aCatalog()
            .with(
                new Purchase(
                    "test-gpu", "new", 700, null, null, null, LocalDate.of(2026, 11, 2), "test"),
                aPurchase("test-gpu", 900))
            .with(GPU)
            .build();
    assertThat(Obtainable.purchase(catalog, GPU).priceUsd()).isEqualTo(700);
  }
}
