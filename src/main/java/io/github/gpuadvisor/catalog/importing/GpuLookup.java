package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.UnknownNameException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The accelerator that a row of an outside file means. The name decides; the machine's type and the
 * memory only choose between variants, since files state the memory in ways that contradict each
 * other.
 */
final class GpuLookup {
  /** Drivers show up to 7 % less than the label (45.0 GiB of 48 GB), and files round. */
  private static final double SAME_SIZE = 0.1;

  private final Catalog catalog;
  private final Map<String, String> machines = new HashMap<>();
  private final Map<String, Map<Stated, Found>> known = new HashMap<>();

  /** An id, or the rule that says why there is none. */
  record Found(@Nullable String id, @Nullable Rule fault) {
    static Found of(String id) {
      return new Found(id, null);
    }

    static Found fault(Rule rule) {
      return new Found(null, rule);
    }
  }

  GpuLookup(Catalog catalog) {
    this.catalog = catalog;
    for (Offer offer : catalog.offers()) {
      machines.put(offer.provider() + " " + offer.instanceType(), offer.gpu());
    }
  }

  Found find(String provider, Stated stated) {
    return known
        .computeIfAbsent(provider, any -> new HashMap<>())
        .computeIfAbsent(stated, row -> search(provider, row));
  }

  private Found search(String provider, Stated stated) {
    @Nullable String machine = OutsideNames.machine(provider, stated.type());
    if (machine == null) {
      machine = machines.get(provider + " " + stated.type());
    }
    if (machine != null && isOfFamily(machine, stated.name())) {
      return Found.of(machine);
    }
    Meaning meaning = stated.isTyped() ? typed(stated.name()) : outside(stated.name());
    if (meaning.gpus().isEmpty()) {
      return Found.fault(Rule.UNKNOWN_GPU);
    }
    return bySize(meaning.of(byForm(meaning.gpus(), stated.words())), stated);
  }

  /** A type that the catalog knows is no proof where the row names another GPU. */
  private static boolean isOfFamily(String id, String name) {
    String family =
        name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]?\\d+ ?gb$|[-_ ](sxm|pcie).*", "");
    return OutsideNames.key(id).contains(OutsideNames.key(family));
  }

  /**
   * What a name may mean.
   *
   * @param gpus the usual one first
   * @param settled true where the first is meant if nothing else speaks for another
   */
  private record Meaning(List<Accelerator> gpus, boolean settled) {
    Meaning of(List<Accelerator> left) {
      return new Meaning(left, settled || left.size() == 1);
    }
  }

  /** Names of the outside formats, some of which say less than ours. */
  private Meaning outside(String name) {
    @Nullable List<String> meanings = OutsideNames.meanings(name);
    if (meanings == null) {
      Meaning typed = typed(name);
      return typed.settled() ? typed.of(variants(typed.gpus(), name)) : typed;
    }
    List<Accelerator> gpus = known(meanings);
    boolean alike = gpus.stream().map(gpu -> gpu.memory().capacityGB()).distinct().count() == 1;
    return new Meaning(gpus, alike || OutsideNames.isSettled(name));
  }

  /** Others of the family too, since the memory of a row may be that of another variant. */
  private List<Accelerator> variants(List<Accelerator> resolved, String name) {
    List<Accelerator> gpus = new ArrayList<>(resolved);
    catalog.gpuNames().matching(name).stream()
        .filter(gpu -> !gpus.contains(gpu))
        .forEach(gpus::add);
    return gpus;
  }

  /** Names as people type them, and as {@code gpus resolve} takes them. */
  private Meaning typed(String name) {
    try {
      String id = catalog.gpuNames().resolve(name).id();
      return new Meaning(known(List.of(id)), true);
    } catch (UnknownNameException e) {
      return new Meaning(
          known(e.code().equals("ambiguous-gpu") ? e.candidates() : List.of()), false);
    }
  }

  private List<Accelerator> known(List<String> ids) {
    List<Accelerator> gpus = new ArrayList<>();
    for (String id : ids) {
      @Nullable Accelerator gpu = catalog.gpu(id);
      if (gpu != null) {
        gpus.add(gpu);
      }
    }
    return gpus;
  }

  private static List<Accelerator> byForm(List<Accelerator> gpus, String words) {
    String lower = words.toLowerCase(Locale.ROOT).replace("nvlink", "");
    for (String form : List.of("pcie", "sxm", "nvl")) {
      List<Accelerator> left =
          gpus.stream().filter(gpu -> gpu.id().contains("-" + form + "-")).toList();
      if (lower.contains(form) && !left.isEmpty()) {
        return left;
      }
    }
    return gpus;
  }

  private static Found bySize(Meaning meaning, Stated stated) {
    List<Accelerator> gpus = meaning.gpus();
    double[] readings = stated.memory().readings(stated.count());
    List<Accelerator> nearest = nearest(gpus, readings);
    if (!nearest.isEmpty()) {
      return nearest.size() == 1 || meaning.settled()
          ? Found.of(nearest.get(0).id())
          : Found.fault(Rule.AMBIGUOUS_GPU);
    }
    if (readings.length > 0) {
      Accelerator first = gpus.get(0);
      if (first.gpuClass() == GpuClass.CONSUMER && isDoubled(first, readings)) {
        return Found.fault(Rule.MODIFIED_GPU);
      }
      if (stated.memory().isReliable()) {
        return Found.fault(Rule.UNKNOWN_VARIANT);
      }
    }
    return meaning.settled() ? Found.of(gpus.get(0).id()) : Found.fault(Rule.AMBIGUOUS_GPU);
  }

  /** Those whose memory is nearest to one of the readings, if any is near. */
  private static List<Accelerator> nearest(List<Accelerator> gpus, double[] readings) {
    List<Accelerator> nearest = new ArrayList<>();
    double least = SAME_SIZE;
    for (double size : readings) {
      for (Accelerator gpu : gpus) {
        double difference = difference(gpu, size);
        if (difference < least) {
          least = difference;
          nearest.clear();
        }
        if (difference <= least && difference < SAME_SIZE && !nearest.contains(gpu)) {
          nearest.add(gpu);
        }
      }
    }
    return nearest;
  }

  private static double difference(Accelerator gpu, double size) {
    double label = gpu.memory().capacityGB();
    @Nullable Double usable = gpu.memory().usableGiB();
    double shown = usable == null ? label : usable;
    return Math.min(Math.abs(size / label - 1), Math.abs(size / shown - 1));
  }

  private static boolean isDoubled(Accelerator gpu, double[] readings) {
    for (double size : readings) {
      if (Math.abs(size / (2 * gpu.memory().capacityGB()) - 1) < SAME_SIZE) {
        return true;
      }
    }
    return false;
  }
}
