package io.github.gpuadvisor.cli.manual;

import io.github.gpuadvisor.cli.syntax.OptionGroup;
import io.github.gpuadvisor.cli.syntax.OptionSyntax;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.cli.syntax.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Writes the page of the program or of one of its commands. */
public final class ManualPage {
  private static final String PROGRAM = "gpu-advisor";
  private static final String SECTION = "1";

  /** A word and what it means. */
  public record Entry(String word, String meaning) {
    public static List<Entry> all(Map<String, String> meanings) {
      List<Entry> entries = new ArrayList<>();
      meanings.forEach((word, meaning) -> entries.add(new Entry(word, meaning)));
      return entries;
    }
  }

  /** What every page ends with. */
  public record End(List<Entry> exitCodes, List<Entry> variables, List<Entry> files) {}

  private final Syntax root;
  private final String day;
  private final String version;
  private final End end;

  /**
   * @param day on the page: the catalog's, so that the same build gives the same bytes
   * @param version of the program
   */
  public ManualPage(Syntax root, String day, String version, End end) {
    this.root = root;
    this.day = day;
    this.version = version;
    this.end = end;
  }

  /** Paths of all pages there are, the program's first. */
  public static List<List<String>> all(Syntax root) {
    List<List<String>> all = new ArrayList<>();
    add(List.of(), root, all);
    return all;
  }

  private static void add(List<String> path, Syntax syntax, List<List<String>> all) {
    all.add(path);
    for (Syntax sub : syntax.below()) {
      if (sub.hasPage()) {
        List<String> longer = new ArrayList<>(path);
        longer.add(sub.name());
        add(longer, sub, all);
      }
    }
  }

  /** Its name without the section: {@code gpu-advisor-models-import}. */
  public static String name(List<String> path) {
    return path.isEmpty() ? PROGRAM : PROGRAM + "-" + String.join("-", path);
  }

  /** The page of a command, by the words that name it. */
  public String of(List<String> path) {
    Syntax syntax = root;
    for (String word : path) {
      syntax = Objects.requireNonNull(syntax.sub(word));
    }
    String typed = path.isEmpty() ? PROGRAM : PROGRAM + " " + String.join(" ", path);
    Roff roff = new Roff();
    // The date is the one word here whose hyphens must not be escaped.
    roff.raw(
        ".TH "
            + Roff.escaped(name(path).toUpperCase(Locale.ROOT))
            + " "
            + SECTION
            + " "
            + day
            + " \""
            + Roff.escaped(PROGRAM + " " + version)
            + "\" \"User Commands\"");
    // Names of commands and options are not to be cut in two.
    roff.raw(".nh").raw(".ad l");
    roff.macro("SH", "NAME");
    roff.raw(Roff.escaped(name(path)) + " \\- " + Roff.escaped(syntax.summary()));
    roff.macro("SH", "SYNOPSIS");
    synopsis(roff, typed, syntax);
    roff.macro("SH", "DESCRIPTION").fill(syntax.description());
    below(roff, syntax);
    options(roff, path.isEmpty() ? syntax.groups() : Usage.groups(syntax), syntax.note());
    roff.macro("SH", "EXAMPLES").raw(".nf");
    syntax.examples().forEach(example -> roff.line(PROGRAM + " " + example));
    roff.raw(".fi");
    entries(roff, "EXIT STATUS", end.exitCodes());
    entries(roff, "ENVIRONMENT", end.variables());
    entries(roff, "FILES", end.files());
    seeAlso(roff, path);
    return roff.toString();
  }

  private static void synopsis(Roff roff, String typed, Syntax syntax) {
    List<String> lines =
        typed.equals(PROGRAM)
            ? List.of(PROGRAM + " COMMAND [options]", PROGRAM + " --help | --version")
            : Usage.lines(typed, syntax);
    roff.raw(".nf");
    for (String line : lines) {
      String rest = line.substring(typed.length());
      roff.raw("\\fB" + Roff.escaped(typed) + "\\fR" + Roff.escaped(rest));
    }
    roff.raw(".fi");
  }

  private static void below(Roff roff, Syntax syntax) {
    if (!syntax.below().isEmpty()) {
      roff.macro("SH", syntax.name().equals(PROGRAM) ? "COMMANDS" : "FORMS");
      syntax.below().forEach(sub -> entry(roff, sub.name(), sub.summary()));
    }
  }

  private static void options(Roff roff, List<OptionGroup> groups, String note) {
    if (groups.isEmpty()) {
      return;
    }
    roff.macro("SH", "OPTIONS");
    for (OptionGroup group : groups) {
      if (groups.size() > 1) {
        roff.macro("SS", group.title());
      }
      for (OptionSyntax option : group.options()) {
        String names =
            String.join(
                ", ",
                option.names().stream().map(one -> "\\fB" + Roff.escaped(one) + "\\fR").toList());
        String label = option.isSwitch() ? "" : " \\fI" + Roff.escaped(option.label()) + "\\fR";
        roff.raw(".TP").raw(names + label).fill(option.help());
      }
    }
    if (!note.isEmpty()) {
      roff.raw(".PP").fill(note);
    }
  }

  private static void entries(Roff roff, String title, List<Entry> entries) {
    roff.macro("SH", title);
    entries.forEach(entry -> entry(roff, entry.word(), entry.meaning()));
  }

  private static void entry(Roff roff, String word, String meaning) {
    roff.raw(".TP").macro("B", word).fill(meaning);
  }

  private void seeAlso(Roff roff, List<String> path) {
    List<String> others = new ArrayList<>();
    for (List<String> other : all(root)) {
      boolean near = path.isEmpty() || other.size() < 2 || other.get(0).equals(path.get(0));
      if (near && !other.equals(path)) {
        others.add("\\fB" + Roff.escaped(name(other)) + "\\fR(" + SECTION + ")");
      }
    }
    roff.macro("SH", "SEE ALSO").raw(String.join(",\n", others));
  }
}
