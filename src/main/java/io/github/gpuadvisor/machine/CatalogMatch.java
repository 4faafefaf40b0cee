package io.github.gpuadvisor.machine;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Vendor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the catalog's GPU of a card: by its name, and by its memory where a name has variants. A
 * card that may be several stays unknown.
 */
final class CatalogMatch {
  private static final int MOST_NEAR = 6;

  /**
   * Of what the catalog expects. Error correction takes a sixteenth of the memory, and the catalog
   * may have a figure without it; a Flex 170 shows 13.9 GiB of 16 GB.
   */
  private static final double LEAST_SHOWN = 0.88;

  /** What boards with shared memory keep for themselves: 0.6 of 8 GB on a Jetson Orin Nano. */
  private static final double LEAST_SHARED = 0.85;

  /** No driver shows more than the label in GiB; the rest is rounding. */
  private static final double MOST_SHOWN = 1.03;

  private final Catalog catalog;
  private final CardNames names;

  CatalogMatch(Catalog catalog) {
    this.catalog = catalog;
    this.names = new CardNames(catalog);
  }

  Group of(Found found, Host host) {
    if (found.slice() != null) {
      return Group.fraction(only(ids(found.name(), null, false)), found);
    }
    @Nullable VirtualGpu virtual = VirtualGpu.of(found.name());
    if (virtual != null) {
      return virtual(found, virtual);
    }
    List<String> ids = ids(found.name(), found.memoryGiB(), found.unified());
    @Nullable Group shared = shared(found, ids, host);
    if (shared != null) {
      return shared;
    }
    if (ids.isEmpty()) {
      return Group.unknown(found, near(found.name()));
    }
    return ids.size() == 1 ? Group.whole(ids.get(0), found) : Group.ambiguous(found, ids);
  }

  /** A virtual GPU with all memory of its card has the card for itself. */
  private Group virtual(Found found, VirtualGpu virtual) {
    Double memory = found.memoryGiB();
    @Nullable String whole =
        virtual.sliced() || memory == null ? null : only(ids(virtual.card(), memory, false));
    return whole != null
        ? Group.whole(whole, found)
        : Group.fraction(
            only(ids(virtual.card(), null, false)), found.slice(virtual.profile(), memory));
  }

  /** A GPU that is part of the processor and shares its memory; null where it is none. */
  private @Nullable Group shared(Found found, List<String> ids, Host host) {
    boolean amd = found.vendor() == Vendor.AMD && ids.isEmpty();
    boolean nvidia = found.vendor() == Vendor.NVIDIA && found.memoryGiB() == null;
    @Nullable String name = amd ? host.processor() : host.board();
    if (nvidia && name == null) {
      name = found.name();
    }
    if (name == null || !(amd || nvidia)) {
      return null;
    }
    @Nullable Double memory = host.sharedGiB(found.memoryGiB());
    @Nullable String id = only(ids(name, memory, true));
    @Nullable Accelerator gpu = id == null ? null : catalog.gpu(id);
    return gpu != null && gpu.memory().unified() && id != null
        ? Group.whole(id, found.named(label(name, found)).sharing(memory))
        : null;
  }

  /** The name that it was found by, and the one that the tool shows. */
  private static String label(String name, Found found) {
    return name.equals(found.name()) ? name : name + " (" + found.name() + ")";
  }

  private static @Nullable String only(List<String> ids) {
    return ids.size() == 1 ? ids.get(0) : null;
  }

  /** The ids that a name may mean, of those whose memory is what is shown. */
  private List<String> ids(String name, @Nullable Double memoryGiB, boolean unified) {
    Set<String> ids = new LinkedHashSet<>();
    for (String one : CardNames.alternatives(name)) {
      List<String> meant = names.meaning(one).ids();
      List<String> fitting = meant.stream().filter(id -> fits(id, memoryGiB)).toList();
      boolean open = !meant.isEmpty() && fitting.size() != 1;
      ids.addAll(open && memoryGiB != null ? labeled(one, memoryGiB, unified, fitting) : fitting);
    }
    return List.copyOf(ids);
  }

  /** A variant that has its memory in its name, where the name alone leaves it open. */
  private List<String> labeled(
      String name, double memoryGiB, boolean unified, List<String> otherwise) {
    Set<Long> labels = new TreeSet<>();
    for (Accelerator gpu : catalog.gpus()) {
      if (gpu.memory().unified() == unified && fits(gpu, memoryGiB)) {
        labels.add(Math.round(gpu.memory().capacityGB()));
      }
    }
    for (long label : labels) {
      @Nullable String id = only(names.meaning(name + " " + label + "GB").ids());
      if (id != null && fits(id, memoryGiB)) {
        return List.of(id);
      }
    }
    return otherwise;
  }

  private boolean fits(String id, @Nullable Double memoryGiB) {
    Accelerator gpu = Objects.requireNonNull(catalog.gpu(id));
    // Each chip of a Mac is sold with many sizes of memory, of which the catalog has one.
    return memoryGiB == null || gpu.vendor() == Vendor.APPLE || fits(gpu, memoryGiB);
  }

  /** True where a driver would show that much of a GPU's memory. */
  static boolean fits(Accelerator gpu, double memoryGiB) {
    double label = gpu.memory().capacityGB();
    double least =
        gpu.memory().unified() ? LEAST_SHARED * label : LEAST_SHOWN * gpu.deviceMemory().gib();
    return memoryGiB >= least && memoryGiB <= MOST_SHOWN * label;
  }

  private List<String> near(String name) {
    Set<String> near = new LinkedHashSet<>();
    for (String one : CardNames.alternatives(name)) {
      CardNames.Meaning meaning = names.meaning(one);
      near.addAll(meaning.ids());
      near.addAll(meaning.near());
    }
    return near.stream().limit(MOST_NEAR).toList();
  }
}
