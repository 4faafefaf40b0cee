package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.Wording;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Writes questions and answers so that they fit their lines. */
final class Paper {
  private static final int NARROWEST = 20;
  private static final int WIDEST = 100;

  /** Where the default would leave no room to type in. */
  static final String SHORT_PROMPT = "Answer: ";

  private static final String MORE = "…";

  private final PrintWriter out;
  private final Screen screen;

  Paper(PrintWriter out, Screen screen) {
    this.out = out;
    this.screen = screen;
  }

  /** Running text, broken at spaces. */
  void write(String text, int columns) {
    wrapped(text, columns).forEach(line -> out.println(screen.fit(line)));
  }

  /** A question with the words of help below it. */
  void question(Question question, int columns) {
    out.println();
    wrapped(question.text(), columns).forEach(line -> out.println(screen.bold(screen.fit(line))));
    wrapped(question.help(), columns).forEach(line -> out.println(screen.dim(screen.fit(line))));
  }

  /** The beginning of the line that is typed on. */
  static String prompt(Question question) {
    return "Answer [" + question.mark() + "]: ";
  }

  /** Answers in columns, cut at the edge; each line a row without its number. */
  List<String> rows(List<Answer> answers, int columns) {
    int widest = 0;
    for (Answer answer : answers) {
      widest = Math.max(widest, answer.label().length());
    }
    List<String> rows = new ArrayList<>();
    for (Answer answer : answers) {
      String gap = answer.about().isEmpty() ? "" : " ".repeat(widest - answer.label().length() + 2);
      rows.add(cut(screen.fit(answer.label() + gap + answer.about()), columns));
    }
    return rows;
  }

  /** Text cut where it would leave the line. */
  String cut(String text, int columns) {
    String more = screen.fit(MORE);
    return text.length() <= columns
        ? text
        : text.substring(0, Math.max(0, columns - more.length())) + more;
  }

  Screen screen() {
    return screen;
  }

  private static List<String> wrapped(String text, int columns) {
    return Wording.wrapped(text, Math.max(NARROWEST, Math.min(WIDEST, columns)));
  }
}
