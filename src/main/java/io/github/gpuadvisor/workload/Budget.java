package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.unit.Money;
import io.github.gpuadvisor.unit.Quantity;
import java.util.Locale;

/** The most that may be spent. */
public record Budget(Money amount, Per per) {
  public static final String GOOD =
      "give an amount per h, day or month, a total or a purchase, as in 12/h, 6000/month, 40000/total, 2500/purchase";

  /** What the amount buys. */
  public enum Per {
    HOUR("h"),
    DAY("day"),
    MONTH("month"),
    TOTAL("total"),
    PURCHASE("purchase");

    private final String id;

    Per(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  /** Parses {@code 12/h} and the like. */
  public static Budget of(String text) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    int slash = trimmed.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("without a unit");
    }
    String unit = trimmed.substring(slash + 1).strip();
    String number = trimmed.substring(0, slash).strip();
    Money amount =
        new Money(Quantity.positive(number.startsWith("$") ? number.substring(1) : number));
    for (Per per : Per.values()) {
      if (per.id.equals(unit)
          || (per == Per.HOUR && unit.equals("hour"))
          || (per == Per.MONTH && unit.equals("mo"))) {
        return new Budget(amount, per);
      }
    }
    throw new IllegalArgumentException("unknown unit");
  }

  /** True for budgets that rent hours, months or a whole run. */
  public boolean rents() {
    return per != Per.PURCHASE;
  }
}
