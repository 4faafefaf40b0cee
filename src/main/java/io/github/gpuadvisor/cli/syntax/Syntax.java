package io.github.gpuadvisor.cli.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be typed at a command, and behind it at its sub-commands and kinds of work.
 *
 * @param name the last word typed: {@code import} of {@code models import}
 * @param summary what it does, in a few words
 * @param description what it does, in sentences; empty for a sub-command that its command describes
 * @param examples that work as typed, without the program's name; of its own, a sub-command has
 *     help of its own
 * @param below its sub-commands
 * @param note what help ends with; may be empty
 */
public record Syntax(
    String name,
    String summary,
    String description,
    List<String> examples,
    @Nullable Operand operand,
    List<OptionGroup> groups,
    List<Syntax> below,
    String note) {

  public Syntax {
    examples = List.copyOf(examples);
    groups = List.copyOf(groups);
    below = List.copyOf(below);
  }

  public static Syntax of(String name, String summary) {
    return new Syntax(name, summary, "", List.of(), null, List.of(), List.of(), "");
  }

  public Syntax describing(String text) {
    return new Syntax(name, summary, text, examples, operand, groups, below, note);
  }

  public Syntax examples(String... lines) {
    return new Syntax(name, summary, description, List.of(lines), operand, groups, below, note);
  }

  public Syntax taking(Operand words) {
    return new Syntax(name, summary, description, examples, words, groups, below, note);
  }

  /** With a further group of options. */
  public Syntax with(String title, List<OptionSyntax> options) {
    List<OptionGroup> more = new ArrayList<>(groups);
    more.add(new OptionGroup(title, options));
    return new Syntax(name, summary, description, examples, operand, more, below, note);
  }

  /** With a further sub-command. */
  public Syntax over(Syntax sub) {
    List<Syntax> more = new ArrayList<>(below);
    more.add(sub);
    return new Syntax(name, summary, description, examples, operand, groups, more, note);
  }

  public Syntax noting(String text) {
    return new Syntax(name, summary, description, examples, operand, groups, below, text);
  }

  /** The sub-command of a name, or null. */
  public @Nullable Syntax sub(String word) {
    for (Syntax sub : below) {
      if (sub.name.equals(word)) {
        return sub;
      }
    }
    return null;
  }

  /** True for one with help and a manual page of its own. */
  public boolean hasPage() {
    return !examples.isEmpty();
  }

  /** Sub-commands that this page describes. */
  public List<Syntax> onThisPage() {
    return below.stream().filter(sub -> !sub.hasPage()).toList();
  }
}
