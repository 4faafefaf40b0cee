package io.github.gpuadvisor.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds accelerators by the words of a name, whatever their order. */
final class GpuWords {
  private final Collection<Accelerator> gpus;

  GpuWords(Collection<Accelerator> gpus) {
    this.gpus = gpus;
  }

  /** Variants of a family in every form, NVL included, which is a product of its own. */
  List<Accelerator> related(String typed) {
    return holding(GpuSpelling.words(typed), false, GpuWords::isVariantOrNvl);
  }

  private static boolean isVariantOrNvl(String word) {
    return word.equals("nvl") || GpuSpelling.isVariant(word);
  }

  /**
   * Variants that differ from the name only by form factor and memory; failing that, every id that
   * holds all its words; failing that, the same without the words that tell nothing, and with the
   * form factor of the facts for a word.
   */
  List<Accelerator> variants(String typed) {
    Set<String> words = GpuSpelling.words(typed);
    Set<String> telling = GpuSpelling.telling(words);
    List<Accelerator> found = holding(words, false, GpuSpelling::isVariant);
    found = found.isEmpty() ? holding(words, false, any -> true) : found;
    found = found.isEmpty() ? holding(telling, true, GpuSpelling::isVariant) : found;
    return found.isEmpty() ? holding(telling, true, any -> true) : found;
  }

  /**
   * Accelerators whose words hold all of a name's, and beside them only such as are allowed.
   *
   * @param form the form factor of the facts counts as a word
   */
  private List<Accelerator> holding(Set<String> wanted, boolean form, Predicate<String> allowed) {
    List<Accelerator> found = new ArrayList<>();
    if (wanted.isEmpty() || GpuSpelling.isNumbers(wanted)) {
      return found;
    }
    for (Accelerator gpu : gpus) {
      Set<String> words = GpuSpelling.words(gpu.id());
      Set<String> extra = new LinkedHashSet<>(words);
      extra.removeAll(wanted);
      words.add(Math.round(gpu.memory().capacityGB()) + "gb");
      if (form && gpu.formFactor() != null) {
        words.add(GpuSpelling.form(gpu.formFactor()));
      }
      if (words.containsAll(wanted) && extra.stream().allMatch(allowed)) {
        found.add(gpu);
      }
    }
    return found;
  }

  /** Chips whose memory is chosen with the machine, named with any size of it. */
  List<Accelerator> configurable(String typed) {
    Set<String> chip = GpuSpelling.telling(GpuSpelling.words(typed));
    chip.removeIf(word -> word.endsWith("gb"));
    return gpus.stream()
        .filter(gpu -> gpu.memory().unified() && !chip.isEmpty())
        .filter(gpu -> GpuSpelling.isSameChip(gpu.id(), chip))
        .toList();
  }
}
