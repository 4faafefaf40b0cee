package io.github.gpuadvisor.cli.syntax;

import java.util.List;

/**
 * One option as it is typed.
 *
 * @param names all spellings, longest last
 * @param label placeholder of its value; empty for a switch
 * @param help one line
 */
public record OptionSyntax(List<String> names, String label, String help, Choice choice) {
  public OptionSyntax {
    names = List.copyOf(names);
  }

  public boolean isSwitch() {
    return label.isEmpty();
  }

  /** The same with other values to choose from. */
  public OptionSyntax choosing(Choice other) {
    return new OptionSyntax(names, label, help, other);
  }

  /** The same with another line of help. */
  public OptionSyntax saying(String otherHelp) {
    return new OptionSyntax(names, label, otherHelp, choice);
  }

  /** Names and placeholder: {@code -o, --output FORMAT}. */
  public String text() {
    return String.join(", ", names) + (isSwitch() ? "" : " " + label);
  }
}
