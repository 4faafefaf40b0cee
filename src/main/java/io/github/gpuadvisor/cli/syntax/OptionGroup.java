package io.github.gpuadvisor.cli.syntax;

import java.util.List;

/** Options that answer one question, with the title that help gives them. */
public record OptionGroup(String title, List<OptionSyntax> options) {
  public OptionGroup {
    options = List.copyOf(options);
  }
}
