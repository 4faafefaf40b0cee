package io.github.gpuadvisor.machine;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What should be known of the cards that were found, a sentence each. */
final class Notes {
  /** A limit this near to the rated power changes little. */
  private static final double FULL_POWER = 0.95;

  private Notes() {}

  static List<String> of(List<Group> groups, Catalog catalog) {
    List<String> notes = new ArrayList<>();
    int known = 0;
    for (Group group : groups) {
      known += group.kind() == Group.Kind.WHOLE ? 1 : 0;
      @Nullable String gpu = group.gpu();
      @Nullable Accelerator facts = gpu == null ? null : catalog.gpu(gpu);
      if (group.kind() == Group.Kind.FRACTION) {
        add(notes, "Parts of a GPU are not counted as GPUs: the catalog rates whole ones");
      } else if (facts == null) {
        add(notes, unknown(group));
      } else {
        facts(group, facts).forEach(note -> add(notes, note));
      }
    }
    if (known > 1) {
      add(notes, "Cards of different kinds are not pooled: a plan runs on cards of one kind");
    }
    return notes;
  }

  private static void add(List<String> notes, String note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  private static String unknown(Group group) {
    Found found = group.found();
    Double memory = found.memoryGiB();
    String shown =
        found.name() + (memory == null ? "" : " with " + Figures.significant(memory, 4) + " GiB");
    String ids = String.join(", ", group.near());
    if (group.kind() == Group.Kind.AMBIGUOUS) {
      return shown + " may be any of these, and is not counted: " + ids;
    }
    if (CardNames.isGeneric(found.name())) {
      return shown + " is no name of a card, but most likely the processor's own graphics";
    }
    if (found.name().contains(" device 0x")) {
      return shown + " is known by its number alone; the tool of its driver would name it";
    }
    return shown + " is not in the catalog" + (ids.isEmpty() ? "" : "; near: " + ids);
  }

  private static List<String> facts(Group group, Accelerator gpu) {
    List<String> notes = new ArrayList<>();
    Found found = group.found();
    Double memory = found.memoryGiB();
    double counted = gpu.memory().capacityGB();
    if (found.unified() && memory != null && !CatalogMatch.fits(gpu, memory)) {
      notes.add(
          gpu.id()
              + " is counted with "
              + Figures.significant(counted, 4)
              + " GB; this machine has "
              + Figures.significant(memory, 4)
              + " GiB");
    }
    if (VirtualGpu.of(found.name()) != null) {
      notes.add(found.name() + " is a virtual GPU with all memory of " + gpu.id());
    }
    Double limit = found.powerLimitWatts();
    Double rated = gpu.tdpWatts();
    if (limit != null && rated != null && limit < FULL_POWER * rated) {
      notes.add(
          gpu.id()
              + " is limited to "
              + Figures.whole(limit)
              + " W here; speeds are predicted at "
              + Figures.whole(rated)
              + " W");
    }
    return notes;
  }
}
