package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static io.github.gpuadvisor.testing.Systems.aSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalogs;
import io.github.gpuadvisor.catalog.Purchase;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The catalog's version is 2026-11-25. */
class DatesInOrderTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 26);

  private final Lint check = new DatesInOrder();

  private static Catalogs gpu(LocalDate launch, LocalDate end) {
    return aCatalog().with(aGpu().withId("x").withDates(launch, end).build());
  }

  @Test
  void isSilentWhereTheyAre() {
    assertThat(Found.by(check, gpu(TODAY, TODAY).with(anOffer("x", 1).withDate(TODAY).build())))
        .isEmpty();
    assertThat(Found.by(check, gpu(null, TODAY))).isEmpty();
  }

  @Test
  void findsAnEndBeforeTheLaunch() {
    assertThat(Found.by(check, gpu(TODAY, TODAY.minusDays(1))))
        .containsExactly("x: endOfSale 2026-11-24 is before launchDate 2026-11-25");
    assertThat(
            Found.by(
                check, aCatalog().with(aSystem(null).withDates(TODAY, TODAY.minusDays(1)).build())))
        .containsExactly("test-system: endOfService 2026-11-24 is before launchDate 2026-11-25");
  }

  @Test
  void whatIsAnnouncedMayLaunchLaterAsLongAsNobodySellsIt() {
    assertThat(Found.by(check, gpu(TOMORROW, null))).isEmpty();
    assertThat(Found.by(check, gpu(TOMORROW, null).with(anOffer("x", 1).build())))
        .containsExactly("x: launchDate 2026-11-26 is after the catalog's version 2026-11-25");
  }

  @Test
  void findsPricesAndSourcesFromAfterTheCatalogsDay() {
    Purchase purchase = new Purchase("x", "new", 1, null, null, null, TOMORROW, "test");

    assertThat(
            Found.by(
                check, aCatalog().with(purchase).with(anOffer("x", 1).withDate(TOMORROW).build())))
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem).contains("asOf 2026-11-26 is after"));
    assertThat(Found.by(check, aCatalog().withVersion("2026-10-31")))
        .containsExactly(
            "sources.json: 1 source was read after 2026-10-31, the catalog's version; the first:"
                + " test on 2026-11-01");
  }

  @Test
  void aVersionThatIsNoDayJudgesNothingByIt() {
    assertThat(
            Found.by(
                check,
                aCatalog().withVersion("mine").with(anOffer("x", 1).withDate(TOMORROW).build())))
        .isEmpty();
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(check, gpu(TODAY, TODAY.minusDays(1)));
  }
}
