package io.github.gpuadvisor.guide.ask;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The line being typed at a question, and the answer pointed at below it. */
final class Field {
  private static final int NONE = -1;

  private final Question question;
  private final List<Answer> beginning;
  private final StringBuilder text = new StringBuilder();
  private List<Answer> offered;
  private int pointed;
  private boolean moved;

  Field(Question question) {
    this.question = question;
    this.beginning = question.way().offered("");
    this.offered = beginning;
    this.pointed = beginning.indexOf(question.standard());
  }

  String text() {
    return text.toString();
  }

  /** Answers on offer now. */
  List<Answer> offered() {
    return offered;
  }

  /** Index of the answer pointed at; below zero where there is none. */
  int pointed() {
    return pointed;
  }

  /**
   * Takes a key.
   *
   * @return what was answered with it; null where the answer goes on
   */
  @Nullable Given press(Key key) {
    switch (key.kind()) {
      case CHARACTER -> {
        text.append(key.character());
        String typed = text.toString();
        if (typed.equals(Dialogue.UNKNOWN) || typed.equals(Dialogue.BACK)) {
          return new Given.Typed(typed);
        }
        narrow();
      }
      case ERASE -> erase(1);
      case ERASE_WORD ->
          erase(text.length() - text.toString().stripTrailing().lastIndexOf(' ') - 1);
      case ERASE_ALL -> erase(text.length());
      case UP -> move(-1);
      case DOWN -> move(1);
      case ENTER -> {
        return entered();
      }
      case END -> {
        return text.length() == 0 ? new Given.Ended() : null;
      }
      case GONE -> {
        return new Given.Ended();
      }
      case OTHER -> {}
    }
    return null;
  }

  private void erase(int characters) {
    text.setLength(Math.max(0, text.length() - characters));
    narrow();
  }

  private void move(int by) {
    if (!offered.isEmpty()) {
      pointed = Math.max(0, Math.min(offered.size() - 1, pointed + by));
      moved = true;
    }
  }

  /** What is on offer, and pointed at, for the text as it stands. */
  private void narrow() {
    String typed = text.toString().strip();
    moved = false;
    int number = number(typed);
    if (typed.isEmpty() || number >= 0) {
      offered = beginning;
      pointed = number >= 0 ? number : beginning.indexOf(question.standard());
    } else if (question.way().narrows()) {
      offered = question.way().offered(typed);
      pointed = offered.isEmpty() ? NONE : 0;
    } else {
      pointed = labeled(typed);
    }
  }

  /** A digit alone is the number of an answer that has one. */
  private int number(String typed) {
    boolean digit = typed.length() == 1 && typed.charAt(0) >= '1' && typed.charAt(0) <= '9';
    int index = digit ? typed.charAt(0) - '1' : NONE;
    return index < Math.min(beginning.size(), Dialogue.MOST_SHOWN) ? index : NONE;
  }

  private int labeled(String typed) {
    for (int i = 0; i < offered.size(); i++) {
      if (offered.get(i).label().startsWith(typed.toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return NONE;
  }

  private Given entered() {
    boolean typed = text.length() > 0;
    return pointed >= 0 && (typed || moved)
        ? new Given.Chosen(offered.get(pointed))
        : new Given.Typed(text.toString());
  }
}
