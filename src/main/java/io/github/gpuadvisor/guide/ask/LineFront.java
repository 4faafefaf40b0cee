package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.report.Screen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions line by line, for screen readers, for terminals that cannot move the cursor, and for
 * what is no terminal: nothing that was written is ever changed.
 */
public final class LineFront implements Front {
  private final BufferedReader in;
  private final PrintWriter out;
  private final Paper paper;
  private final int columns;
  private final boolean echoes;

  /** What the answer looks like where it was typed in full. */
  private String read = "";

  /**
   * @param columns of the terminal
   * @param echoes true where nobody else shows what is read
   */
  public LineFront(BufferedReader in, PrintWriter out, Screen screen, int columns, boolean echoes) {
    this.in = in;
    this.out = out;
    this.paper = new Paper(out, screen);
    this.columns = columns;
    this.echoes = echoes;
  }

  @Override
  public void say(String text) {
    paper.write(text, columns);
  }

  @Override
  public Given ask(Question question, List<Answer> numbered, boolean again) {
    if (!again) {
      paper.question(question, columns);
      list(numbered, question.way().offered("").size());
    }
    out.print(paper.screen().fit(Paper.prompt(question)));
    out.flush();
    @Nullable String line = line();
    if (line == null) {
      out.println();
      return new Given.Ended();
    }
    if (echoes) {
      paper.write(line.strip(), columns);
    }
    read = line.isBlank() ? question.mark() : line.strip();
    return new Given.Typed(line);
  }

  @Override
  public void show(Turn turn) {
    if (turn.outcome() == Turn.Outcome.NARROWED) {
      List<Answer> shown = turn.shown();
      list(shown.subList(0, Math.min(Dialogue.MOST_SHOWN, shown.size())), shown.size());
    }
    boolean taken = turn.outcome() == Turn.Outcome.TAKEN;
    String said = taken && turn.said().isEmpty() ? turn.shown().get(0).label() : turn.said();
    if (!said.isEmpty() && !said.equals(read)) {
      paper.write(said, columns);
    }
  }

  private void list(List<Answer> numbered, int all) {
    for (int i = 0; i < numbered.size(); i++) {
      Answer answer = numbered.get(i);
      String about = answer.about().isEmpty() ? "" : ": " + answer.about();
      paper.write((i + 1) + ". " + answer.label() + about, columns);
    }
    if (all > numbered.size()) {
      paper.write("And " + (all - numbered.size()) + " more: type part of a name.", columns);
    }
  }

  /** A stream that breaks has ended. */
  private @Nullable String line() {
    try {
      return in.readLine();
    } catch (IOException e) {
      return null;
    }
  }
}
