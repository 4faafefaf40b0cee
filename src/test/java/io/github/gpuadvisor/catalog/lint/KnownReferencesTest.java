package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.aPurchase;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Purchase;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class KnownReferencesTest {
  private static final Accelerator GPU = aGpu().withId("known").build();
  private final Lint check = new KnownReferences();

  @Test
  void passesWhereGpusAndSourcesExist() {
    assertThat(
            check.check(
                aCatalog()
                    .with(GPU)
                    .with(anOffer("known", 8).build())
                    .with(aPurchase("known", 100))
                    .build()))
        .isEmpty();
  }

  @Test
  void findsAnOfferOfAnUnknownGpu() {
    assertThat(check.check(aCatalog().with(GPU).with(anOffer("other", 8).build()).build()))
        .extracting(Lint.Problem::what)
        .containsExactly("unknown GPU other");
  }

  @Test
  void findsAnOfferFromAnUnknownSource() {
    assertThat(
            check.check(
                aCatalog()
                    .with(GPU)
                    .with(anOffer("known", 8).withSource("hearsay").build())
                    .build()))
        .extracting(Lint.Problem::what)
        .containsExactly("unknown source hearsay");
  }

  @Test
  void findsAPurchaseFromAnUnknownSource() {
    Purchase purchase =
        new Purchase("known", "new", 1, null, null, null, LocalDate.of(2026, 11, 1), "hearsay");

    assertThat(check.check(aCatalog().with(GPU).with(purchase).build()))
        .extracting(Lint.Problem::where, Lint.Problem::what)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("known", "unknown source hearsay"));
  }

  @Test
  void findsAPurchaseOfAnUnknownGpu() {
    assertThat(check.check(aCatalog().with(GPU).with(aPurchase("other", 100)).build()))
        .extracting(Lint.Problem::what)
        .containsExactly("unknown GPU other");
  }
}
