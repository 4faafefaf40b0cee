package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.report.Screen;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions on a terminal that can move its cursor: what is on offer stands below the line that is
 * typed on, and narrows with every key. Once answered, only question and answer remain.
 */
public final class KeyFront implements Front {
  private static final String CLEAR_BELOW = "\r\u001b[J";

  /**
   * The line that is typed on, the line that counts the rest, and one for the cursor to rest on.
   */
  private static final int OTHER_LINES = 3;

  private static final String POINTED = "> ";
  private static final String BESIDE = "  ";

  private final Terminal terminal;
  private final PrintWriter out;
  private final Paper paper;
  private String prompt = "";
  private String typed = "";

  public KeyFront(Terminal terminal, PrintWriter out, Screen screen) {
    this.terminal = terminal;
    this.out = out;
    this.paper = new Paper(out, screen);
  }

  @Override
  public void say(String text) {
    paper.write(text, width());
  }

  @Override
  public Given ask(Question question, List<Answer> numbered, boolean again) {
    terminal.measure();
    if (!again) {
      paper.question(question, width());
    }
    String wide = paper.screen().fit(Paper.prompt(question));
    prompt = wide.length() * 4 > width() * 3 ? Paper.SHORT_PROMPT : wide;
    Field field = new Field(question);
    @Nullable Given given = null;
    while (given == null) {
      draw(field);
      given = field.press(Key.next(terminal));
    }
    typed = field.text();
    out.print(CLEAR_BELOW);
    if (given instanceof Given.Ended) {
      out.println(line(typed));
    }
    out.flush();
    return given;
  }

  @Override
  public void show(Turn turn) {
    boolean taken = turn.outcome() == Turn.Outcome.TAKEN;
    out.println(line(taken ? turn.shown().get(0).label() : typed));
    if (!turn.said().isEmpty()) {
      paper.write(turn.said(), width());
    }
    out.flush();
  }

  private void draw(Field field) {
    int width = width();
    String line = line(field.text());
    List<String> below = below(field, width);
    StringBuilder frame = new StringBuilder(CLEAR_BELOW).append(line);
    below.forEach(row -> frame.append("\r\n").append(row));
    if (!below.isEmpty()) {
      frame.append("\u001b[").append(below.size()).append('A');
    }
    frame.append('\r');
    if (!line.isEmpty()) {
      frame.append("\u001b[").append(line.length()).append('C');
    }
    out.print(frame);
    out.flush();
  }

  /** The answers on offer around the one pointed at, as many as there is room for. */
  private List<String> below(Field field, int width) {
    List<Answer> all = field.offered();
    int room = Math.max(1, Math.min(Dialogue.MOST_SHOWN, terminal.size().rows() - OTHER_LINES));
    int first = Math.max(0, Math.min(field.pointed() - room / 2, all.size() - room));
    int end = Math.min(all.size(), first + room);
    List<String> rows = paper.rows(all.subList(first, end), width - POINTED.length() - 3);
    List<String> lines = new ArrayList<>();
    for (int i = first; i < end; i++) {
      boolean pointed = i == field.pointed();
      String number = i < Dialogue.MOST_SHOWN ? (i + 1) + "  " : "   ";
      String line = (pointed ? POINTED : BESIDE) + number + rows.get(i - first);
      lines.add(pointed ? paper.screen().bold(line) : line);
    }
    if (end < all.size()) {
      lines.add(paper.cut(BESIDE + (all.size() - end) + " more", width));
    }
    return lines;
  }

  /** The line that is typed on; of text too long for it the end is in sight. */
  private String line(String text) {
    int room = Math.max(0, width() - prompt.length());
    String line = prompt + text.substring(Math.max(0, text.length() - room));
    return line.substring(0, Math.min(width(), line.length()));
  }

  /** One less than the terminal has: what fills a line exactly would go on to the next. */
  private int width() {
    return Math.max(2, terminal.size().columns() - 1);
  }
}
