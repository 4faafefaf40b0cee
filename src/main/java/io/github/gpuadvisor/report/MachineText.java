package io.github.gpuadvisor.report;

import io.github.gpuadvisor.machine.Found;
import io.github.gpuadvisor.machine.Group;
import io.github.gpuadvisor.machine.Machine;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The GPUs of a machine as a table, what should be known of them, and what to type next. */
public final class MachineText {
  private static final String NEXT =
      "gpu-advisor recommend inference --model llama-3.1-8b --have \"%s\"";
  private static final int DIGITS = 4;

  private MachineText() {}

  /**
   * The lines of an answer.
   *
   * @param quiet the table alone, without what is said of it
   */
  public static List<String> lines(Machine machine, int width, boolean quiet) {
    List<String> lines = new ArrayList<>();
    if (machine.groups().isEmpty()) {
      lines.addAll(
          Wording.wrapped(
              "No GPU found. Asked: " + String.join(", ", machine.looked()) + ".", width));
    } else {
      lines.addAll(table(machine.groups(), width));
    }
    if (quiet) {
      return lines;
    }
    for (String note : machine.notes()) {
      lines.addAll(Wording.wrapped("Note: " + note + ".", width));
    }
    lines.addAll(next(machine));
    return lines;
  }

  private static List<String> table(List<Group> groups, int width) {
    return new Table(width)
        .number("count", 0, cells(groups, group -> String.valueOf(group.count())))
        .text("gpu", 0, cells(groups, MachineText::gpu))
        .text("shown as", 1, cells(groups, MachineText::shown))
        .number("GiB", 0, cells(groups, group -> gib(group.found())))
        .text("driver", 3, cells(groups, group -> text(group.found().driver())))
        .text("found by", 2, cells(groups, group -> group.found().foundBy()))
        .lines();
  }

  private static List<String> cells(List<Group> groups, Function<Group, String> cell) {
    return groups.stream().map(cell).toList();
  }

  private static String gpu(Group group) {
    return switch (group.kind()) {
      case WHOLE -> Objects.requireNonNull(group.gpu());
      case FRACTION -> group.partOf() == null ? "part of a GPU" : "part of " + group.partOf();
      case AMBIGUOUS -> "one of several";
      case UNKNOWN -> "unknown";
    };
  }

  private static String shown(Group group) {
    @Nullable String slice = group.found().slice();
    String name = group.found().name();
    return slice == null || name.endsWith(slice) ? name : name + " " + slice;
  }

  private static String gib(Found found) {
    Double memory = found.memoryGiB();
    return memory == null ? "" : Figures.significant(memory, DIGITS);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /**
   * What to ask about each kind of card; where none was found, with cards that somebody may have.
   */
  private static List<String> next(Machine machine) {
    List<String> lines = new ArrayList<>();
    if (machine.groups().isEmpty()) {
      lines.add("Say what you have: " + NEXT.formatted("2x rtx-4090"));
    }
    for (Machine.Owned owned : machine.owned()) {
      lines.add((lines.isEmpty() ? "Next: " : "  or: ") + NEXT.formatted(owned.text()));
    }
    return lines;
  }
}
