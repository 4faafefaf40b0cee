package io.github.gpuadvisor.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the words of a name mean where no file gives the name itself. */
final class GpuFamilies {
  private final GpuWords words;

  GpuFamilies(GpuWords words) {
    this.words = words;
  }

  /** A listed name that is no more than a family's may mean another variant to the reader. */
  List<String> alsoCalled(String typed, String id) {
    List<Accelerator> related = GpuSpelling.isBare(typed) ? words.related(typed) : List.of();
    return related.size() < 2 ? List.of() : List.of(taken(typed, id, related));
  }

  /**
   * The one sensible variant of a family; null where the words fit no accelerator.
   *
   * @throws UnknownNameException where more than one is sensible
   */
  @Nullable Resolution resolve(String typed) {
    List<Accelerator> variants = words.variants(typed);
    if (variants.isEmpty()) {
      return configured(typed);
    }
    Set<Double> sizes = new LinkedHashSet<>();
    @Nullable Accelerator chosen = variants.size() == 1 ? variants.get(0) : null;
    for (Accelerator gpu : variants) {
      sizes.add(gpu.memory().capacityGB());
      if (GpuSpelling.words(gpu.id()).contains("sxm")) {
        chosen = gpu;
      }
    }
    if (sizes.size() == 1 && chosen != null) {
      List<Accelerator> related = words.related(typed);
      return related.size() < 2
          ? new Resolution(chosen.id(), "name", List.of())
          : new Resolution(chosen.id(), "family", List.of(taken(typed, chosen.id(), related)));
    }
    throw UnknownNameException.ambiguousGpu(typed, variants);
  }

  /**
   * A chip whose memory is chosen with the machine, under a size that its file does not have: the
   * same chip, with the memory of the file, which is said.
   */
  private @Nullable Resolution configured(String typed) {
    List<Accelerator> found = words.configurable(typed);
    if (found.isEmpty()) {
      return null;
    }
    if (found.size() > 1) {
      throw UnknownNameException.ambiguousGpu(typed, found);
    }
    Accelerator gpu = found.get(0);
    String memory = Math.round(gpu.memory().capacityGB()) + " GB";
    return new Resolution(
        gpu.id(),
        "name",
        List.of("'" + typed + "' is taken as " + gpu.id() + ", counted with " + memory));
  }

  private static String taken(String typed, String id, List<Accelerator> related) {
    List<String> others =
        related.stream().map(Accelerator::id).filter(other -> !other.equals(id)).toList();
    return "'" + typed + "' is taken as " + id + "; others: " + String.join(", ", others);
  }
}
