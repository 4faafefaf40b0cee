package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalogs;
import io.github.gpuadvisor.catalog.Purchase;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The catalog's version is 2026-11-25, and 2026-05-29 is 180 days before. */
class StalePricesTest {
  private static final LocalDate OLDEST = LocalDate.of(2026, 5, 29);

  private final Lint check = new StalePrices();

  private static Catalogs offer(LocalDate day) {
    return aCatalog().with(anOffer("x", 1).withDate(day).build());
  }

  @Test
  void isSilentUpTo180Days() {
    assertThat(Found.by(check, offer(OLDEST))).isEmpty();
  }

  @Test
  void findsTheProvidersWithOlderOnesOnce() {
    assertThat(
            Found.by(
                check,
                offer(OLDEST.minusDays(1))
                    .with(
                        anOffer("x", 1).withInstanceType("b").withDate(OLDEST).build(),
                        anOffer("x", 1)
                            .withInstanceType("c")
                            .withDate(OLDEST.minusDays(9))
                            .build())))
        .containsExactly(
            "test-cloud: 2 of 3 prices are older than 180 days, the oldest of 2026-05-20");
  }

  @Test
  void judgesTheNewestPriceOfACard() {
    Purchase old = new Purchase("x", "new", 9, null, null, null, OLDEST.minusDays(1), "test");
    Purchase fresh = new Purchase("x", "new", 9, null, null, null, OLDEST, "test");

    assertThat(Found.by(check, aCatalog().with(old)))
        .singleElement()
        .asString()
        .startsWith("cards to buy: 1 of 1");
    assertThat(Found.by(check, aCatalog().with(old, fresh))).isEmpty();
  }

  @Test
  void doesNotMindWhatIsNotSoldNorAVersionThatIsNoDay() {
    LocalDate old = OLDEST.minusDays(1);

    assertThat(
            Found.by(
                check, aCatalog().with(anOffer("x", 1).withDate(old).withState("retired").build())))
        .isEmpty();
    assertThat(Found.by(check, offer(old).withVersion("mine"))).isEmpty();
  }

  @Test
  void isAWarningThatCanBeExcepted() {
    assertThat(check.severity()).isEqualTo(Lint.Severity.WARNING);
    Found.oneThatCanBeExcepted(check, offer(OLDEST.minusDays(1)));
  }
}
