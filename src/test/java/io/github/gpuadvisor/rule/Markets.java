package io.github.gpuadvisor.rule;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.workload.Budget;
import io.github.gpuadvisor.workload.Limits;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A market without demands: rented on demand from whomever.
 *
 * @param <S> what is asked of it
 */
public abstract class Markets<S extends Markets<S>> {
  private Limits.Purchase purchase = Limits.Purchase.RENT;
  private Offer.Pricing pricing = Offer.Pricing.ON_DEMAND;
  private @Nullable Set<String> providers;
  private @Nullable Set<String> regions;
  private @Nullable Set<String> countries;
  private @Nullable Budget budget;
  private LocalDate today = LocalDate.of(2026, 11, 25);

  abstract S self();

  public S toBuy() {
    purchase = Limits.Purchase.BUY;
    return self();
  }

  public S toRentOrBuy() {
    purchase = Limits.Purchase.ANY;
    return self();
  }

  void toUseWhatIsThere() {
    purchase = Limits.Purchase.OWN;
  }

  public S at(Offer.Pricing value) {
    pricing = value;
    return self();
  }

  public S from(String... ids) {
    providers = Set.of(ids);
    return self();
  }

  public S in(String... ids) {
    regions = Set.of(ids);
    return self();
  }

  public S inCountries(String... codes) {
    countries = Set.of(codes);
    return self();
  }

  public S within(String text) {
    budget = Budget.of(text);
    return self();
  }

  public S on(LocalDate value) {
    today = value;
    return self();
  }

  Limits.Market market() {
    return new Limits.Market(
        purchase, pricing, providers, regions, countries, budget, null, today, null);
  }
}
