package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Memory comes in the sizes that are made. */
final class CapacitySteps implements Lint {
  /**
   * Sizes on labels, GB: chips and stacks times their number, and what makers leave usable of them
   * (94 and 141 of 96 and 144; 180 and 186 of 192; 95 of 96).
   */
  private static final Set<Integer> MADE =
      Set.of(
          2, 3, 4, 5, 6, 8, 10, 11, 12, 16, 18, 20, 24, 28, 30, 32, 36, 40, 48, 64, 72, 80, 84, 94,
          95, 96, 120, 128, 141, 144, 180, 186, 192, 216, 256, 279, 288, 384, 432, 512, 768, 1024);

  /** Drivers keep some percent; a few labels count GiB, and show a little more. */
  private static final double LEAST_USABLE = 0.85;

  private static final double MOST_USABLE = 1.01;

  @Override
  public String name() {
    return "capacity-steps";
  }

  @Override
  public String description() {
    return "Memory sizes that nobody sells, and usable memory below 85 % or above 101 % of the"
        + " label: GiB for GB, one stack for the card, or two dies for one.";
  }

  @Override
  public String tip() {
    return "capacityGB is the label, usableGiB what the driver shows for the same variant. A size"
        + " that is new on the market belongs into the list of this check.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Accelerator gpu : catalog.gpus()) {
      double label = gpu.memory().capacityGB();
      Double usable = gpu.memory().usableGiB();
      if (label != Math.rint(label) || !MADE.contains((int) label)) {
        problems.add(
            problem(
                gpu.id(),
                "capacityGB " + Figures.significant(label, 5) + " is no size that is made"));
      }
      if (usable != null && (usable > label * MOST_USABLE || usable < label * LEAST_USABLE)) {
        problems.add(
            problem(
                gpu.id(),
                "usableGiB "
                    + Figures.significant(usable, 5)
                    + " does not go with capacityGB "
                    + Figures.significant(label, 5)));
      }
    }
    return problems;
  }
}
