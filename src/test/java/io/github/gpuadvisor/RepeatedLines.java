package io.github.gpuadvisor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds runs of lines of code that stand in two places. Blank lines, comments, lone punctuation,
 * parts of a record left out ({@code null,}) and the lines of packages and imports are passed over,
 * and white space is folded.
 */
final class RepeatedLines {
  private static final Pattern NO_CODE =
      Pattern.compile("\\p{Punct}*|null,|(//|package |import ).*");

  private final int atLeast;
  private final Map<List<String>, List<Place>> seen = new HashMap<>();
  private final List<Repeat> repeats = new ArrayList<>();

  private RepeatedLines(int atLeast) {
    this.atLeast = atLeast;
  }

  /**
   * A run that stood somewhere before.
   *
   * @param again where it begins the second time
   * @param lines how many lines that count it has
   */
  record Repeat(String path, int line, String again, int lineAgain, int lines) {
    @Override
    public String toString() {
      return "%s:%d again at %s:%d, %d lines".formatted(path, line, again, lineAgain, lines);
    }
  }

  private record Line(String text, int number) {}

  private record Place(String path, List<Line> code, int at) {
    private List<String> run(int length) {
      return code.subList(at, at + length).stream().map(Line::text).toList();
    }

    /** How many lines from here are those from there, before either reaches the other. */
    private int sharedWith(Place later) {
      int most = code == later.code ? later.at - at : code.size() - at;
      int shared = 0;
      while (shared < most
          && later.at + shared < later.code.size()
          && code.get(at + shared).text().equals(later.code.get(later.at + shared).text())) {
        shared++;
      }
      return shared;
    }

    private int line() {
      return code.get(at).number();
    }
  }

  /**
   * Each run of so many lines or more that stands once more, in the order of the files, with the
   * longest of those that stood before it.
   */
  static List<Repeat> in(List<Source> sources, int atLeast) {
    RepeatedLines finder = new RepeatedLines(atLeast);
    for (Source source : sources) {
      finder.read(source);
    }
    return finder.repeats;
  }

  private void read(Source source) {
    List<Line> code = code(source.lines());
    int known = 0;
    for (int at = 0; at + atLeast <= code.size(); at++) {
      Place here = new Place(source.path(), code, at);
      List<Place> before = seen.computeIfAbsent(here.run(atLeast), run -> new ArrayList<>());
      if (at >= known) {
        known = at + report(before, here);
      }
      before.add(here);
    }
  }

  /** How many lines were reported. */
  private int report(List<Place> before, Place here) {
    Place longest = null;
    int lines = atLeast - 1;
    for (Place place : before) {
      int shared = place.sharedWith(here);
      if (shared > lines) {
        longest = place;
        lines = shared;
      }
    }
    if (longest == null) {
      return 0;
    }
    repeats.add(new Repeat(longest.path(), longest.line(), here.path(), here.line(), lines));
    return lines;
  }

  private static List<Line> code(List<String> lines) {
    List<Line> code = new ArrayList<>();
    boolean inComment = false;
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).strip().replaceAll("\\s+", " ");
      inComment |= text.startsWith("/*");
      if (!inComment && !NO_CODE.matcher(text).matches()) {
        code.add(new Line(text, i + 1));
      }
      inComment &= !text.endsWith("*/");
    }
    return code;
  }
}
