package io.github.gpuadvisor.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PriceDatesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final LocalDate SPRING = LocalDate.of(2026, 3, 1);
  private static final LocalDate SUMMER = LocalDate.of(2026, 7, 1);

  private static PriceDates dates(Object... providersAndDays) {
    PriceDates dates = new PriceDates(TODAY);
    for (int i = 0; i < providersAndDays.length; i += 2) {
      dates.add((String) providersAndDays[i], (LocalDate) providersAndDays[i + 1]);
    }
    return dates;
  }

  @Test
  void countsEveryPriceAndSpansTheirDays() {
    PriceDates dates = dates("a", SUMMER, "a", SUMMER, "b", SPRING, "a", SUMMER, "b", TODAY);

    assertThat(dates.count()).isEqualTo(5);
    assertThat(dates.span()).isEqualTo(new Catalog.Span(SPRING, TODAY));
  }

  @Test
  void spansNothingWhereThereAreNone() {
    assertThat(dates().count()).isZero();
    assertThat(dates().span()).isNull();
    assertThat(dates().newest()).isEmpty();
  }

  @Test
  void knowsTheNewestDayOfEachProviderHoweverTheyCome() {
    assertThat(dates("a", SPRING, "b", SPRING, "a", SUMMER, "b", TODAY, "b", SPRING).newest())
        .containsEntry("a", SUMMER)
        .containsEntry("b", TODAY)
        .hasSize(2);
  }

  @Test
  void namesTheFirstPriceFromTheFuture() {
    assertThat(dates("a", SPRING, "b", TODAY).future()).isNull();
    assertThat(dates("a", SPRING, "b", TODAY.plusDays(1), "c", TODAY.plusDays(9)).future())
        .isEqualTo(new PriceDate("b", TODAY.plusDays(1)));
  }

  @Test
  void itsMapOfDaysIsTheReadersOwn() {
    PriceDates dates = dates("a", SPRING);
    dates.newest().clear();
    assertThat(dates.newest()).hasSize(1);
  }
}
