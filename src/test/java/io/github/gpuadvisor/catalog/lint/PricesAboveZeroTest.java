package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Purchase;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricesAboveZeroTest {
  private final Lint check = new PricesAboveZero();

  private List<String> rented(double price) {
    return Found.by(check, aCatalog().with(anOffer("gpu", 8).withPrice(price).build()));
  }

  private List<String> bought(double price, @Nullable Double low, @Nullable Double high) {
    LocalDate day = LocalDate.of(2026, 11, 1);
    return Found.by(
        check, aCatalog().with(new Purchase("gpu", "new", price, low, high, null, day, "test")));
  }

  @Test
  void isSilentAboutOrdinaryPrices() {
    assertThat(rented(10)).isEmpty();
    assertThat(rented(800)).isEmpty();
    assertThat(bought(200_000, 100.0, 300_000.0)).isEmpty();
    assertThat(Found.by(check, aCatalog().with(anOffer("gpu", 8).withPrice(null).build())))
        .isEmpty();
  }

  @Test
  void findsPricesOfNothingAndPricesThatNobodyAsks() {
    assertThat(rented(0)).singleElement().asString().contains("$0.00/h for 8 GPUs is no price");
    assertThat(rented(-1)).hasSize(1);
    assertThat(rented(801)).hasSize(1);
    assertThat(bought(0, null, null)).hasSize(1);
    assertThat(bought(200_001, null, null)).hasSize(1);
  }

  @Test
  void findsASpreadThatDoesNotHoldThePrice() {
    assertThat(bought(10, 10.0, 10.0)).isEmpty();
    assertThat(bought(10, 11.0, null))
        .containsExactly("purchase of gpu: $10.00 is outside its spread 11.0 to null");
    assertThat(bought(10, null, 9.0)).hasSize(1);
    assertThat(bought(10, 0.0, null)).hasSize(1);
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(check, aCatalog().with(anOffer("gpu", 8).withPrice(801).build()));
  }
}
