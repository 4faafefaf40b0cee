package io.github.gpuadvisor.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The GPUs of one machine.
 *
 * @param groups cards of one kind each, in the order in which they were found
 * @param notes sentences on what should be known of them
 * @param looked what was asked, answered or not
 */
public record Machine(List<Group> groups, List<String> notes, List<String> looked) {
  public Machine {
    groups = List.copyOf(groups);
    notes = List.copyOf(notes);
    looked = List.copyOf(looked);
  }

  /** Whole GPUs of one kind that the catalog knows. */
  public record Owned(int count, String gpu) {
    /** As options take it: {@code 2x rtx-4090}. */
    public String text() {
      return count + "x " + gpu;
    }
  }

  /** What a question may be asked about: fractions and unknown cards are left out. */
  public List<Owned> owned() {
    List<Owned> owned = new ArrayList<>();
    for (Group group : groups) {
      if (group.kind() == Group.Kind.WHOLE) {
        owned.add(new Owned(group.count(), Objects.requireNonNull(group.gpu())));
      }
    }
    return owned;
  }
}
