package io.github.gpuadvisor.cli.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A command and its sub-commands read together, as one page of help shows them. */
public final class Usage {
  private Usage() {}

  /**
   * What may be typed, one line for each form; sub-commands with the same words behind them share
   * one.
   *
   * @param path all that is typed before: {@code gpu-advisor gpus}
   */
  public static List<String> lines(String path, Syntax syntax) {
    Operand operand = syntax.operand();
    String start = path + (operand == null ? "" : " " + operand.label());
    if (syntax.below().isEmpty()) {
      return List.of(start + options(syntax));
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (Syntax sub : syntax.below()) {
      Operand words = sub.operand();
      String rest = (words == null ? "" : " " + words.label()) + options(sub);
      names.merge(rest, sub.name(), (before, name) -> before + "|" + name);
    }
    List<String> lines = new ArrayList<>();
    names.forEach((rest, name) -> lines.add(start + " " + name + rest));
    return lines;
  }

  private static String options(Syntax syntax) {
    return syntax.groups().isEmpty() ? "" : " [options]";
  }

  /**
   * All options of a command and of the sub-commands on its page, each once; one that not all of
   * them take says which do.
   */
  public static List<OptionGroup> groups(Syntax syntax) {
    List<Syntax> subs = syntax.onThisPage();
    if (subs.isEmpty()) {
      return syntax.groups();
    }
    Map<String, Map<OptionSyntax, List<String>>> takers = new LinkedHashMap<>();
    for (Syntax sub : subs) {
      for (OptionGroup group : sub.groups()) {
        for (OptionSyntax option : group.options()) {
          takers
              .computeIfAbsent(group.title(), title -> new LinkedHashMap<>())
              .computeIfAbsent(option, one -> new ArrayList<>())
              .add(sub.name());
        }
      }
    }
    List<OptionGroup> groups = new ArrayList<>();
    takers.forEach(
        (title, options) -> groups.add(new OptionGroup(title, said(options, subs.size()))));
    return groups;
  }

  private static List<OptionSyntax> said(Map<OptionSyntax, List<String>> options, int all) {
    Map<List<String>, List<OptionSyntax>> byNames = new LinkedHashMap<>();
    options.forEach(
        (option, takers) ->
            byNames
                .computeIfAbsent(option.names(), names -> new ArrayList<>())
                .add(
                    takers.size() == all
                        ? option
                        : option.saying(option.help() + " [" + String.join(", ", takers) + "]")));
    List<OptionSyntax> said = new ArrayList<>();
    byNames.values().forEach(said::addAll);
    return said;
  }
}
