package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.NamedSystem;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The memory of a whole is that of its GPUs. */
final class MemoryPerGpu implements Lint {
  /** Sums on data sheets are rounded, some to the next 10 GB. */
  private static final double TOLERANCE = 0.05;

  /** Sellers name the label, what the driver shows, or what is soldered on. */
  private static final double NAME_TOLERANCE = 0.1;

  private static final double GB_PER_TB = 1000;

  /** GPU memory in the name of an instance: "8x H100 SXM 80GB", "gpu-h100-80gb". */
  private static final Pattern SIZE =
      Pattern.compile("(?<![0-9.]|cpu-)([0-9]{1,3}) ?gb(?![a-z/])", Pattern.CASE_INSENSITIVE);

  @Override
  public String name() {
    return "memory-per-gpu";
  }

  @Override
  public String description() {
    return "Systems whose memory or count is not that of their GPUs, and instances named after"
        + " another memory size than their GPU's: the count, or the variant, is wrong.";
  }

  @Override
  public String tip() {
    return "Count as the catalog counts that GPU, and take the variant with the memory that the"
        + " page names.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (NamedSystem system : catalog.systems()) {
      counts(system, problems);
      String id = system.gpu();
      @Nullable Accelerator gpu = id == null ? null : catalog.gpu(id);
      if (gpu != null) {
        memory(system, gpu, problems);
      }
    }
    for (Offer offer : catalog.offers()) {
      @Nullable Accelerator gpu = catalog.gpu(offer.gpu());
      if (gpu != null) {
        name(offer, gpu, problems);
      }
    }
    return problems;
  }

  private void counts(NamedSystem system, List<Problem> problems) {
    Integer count = system.gpuCount();
    Integer nodes = system.nodeCount();
    Integer each = system.gpusPerNode();
    if (count != null && nodes != null && each != null && (long) nodes * each != count) {
      problems.add(
          problem(
              system.id(),
              "gpuCount is "
                  + count
                  + ", "
                  + nodes
                  + " nodes × "
                  + each
                  + " make "
                  + (long) nodes * each));
    }
  }

  private void memory(NamedSystem system, Accelerator gpu, List<Problem> problems) {
    Double total = system.memory().acceleratorTB();
    Integer count = system.gpuCount();
    if (total == null || count == null) {
      return;
    }
    double sum = count * gpu.memory().capacityGB() * gpu.devicesPerCard() / GB_PER_TB;
    // A page may count the label in 10^9 bytes or in GiB.
    if (Math.abs(total / sum - 1) > TOLERANCE
        && Math.abs(total / (sum * Bytes.GIB / 1e9) - 1) > TOLERANCE) {
      problems.add(
          problem(
              system.id(),
              "acceleratorTB is "
                  + Figures.significant(total, 5)
                  + ", "
                  + count
                  + " × "
                  + gpu.id()
                  + " hold "
                  + Figures.significant(sum, 5)));
    }
  }

  private void name(Offer offer, Accelerator gpu, List<Problem> problems) {
    Set<Integer> sizes = new LinkedHashSet<>();
    Matcher size = SIZE.matcher(offer.instanceType());
    while (size.find()) {
      sizes.add(Integer.parseInt(size.group(1)));
    }
    double each = gpu.memory().capacityGB() * gpu.devicesPerCard();
    boolean fits =
        sizes.stream()
            .anyMatch(
                one ->
                    close(one, each)
                        || close(one, gpu.memory().capacityGB())
                        || close(one, each * offer.gpuCount()));
    if (!sizes.isEmpty() && !fits && offer.gpuFraction() == null) {
      problems.add(
          problem(
              offer.key(),
              "is named after "
                  + sizes.iterator().next()
                  + " GB, "
                  + gpu.id()
                  + " has "
                  + Figures.significant(each, 5)));
    }
  }

  private static boolean close(int stated, double memory) {
    return Math.abs(stated / memory - 1) <= NAME_TOLERANCE;
  }
}
