package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.UnknownNameException;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The questions in their course: answers go in, the next question comes out, and at the end the
 * arguments of a command line. Knows nothing of how it is shown.
 */
public final class Dialogue {
  /** More answers than this are not numbered: people type on instead. */
  public static final int MOST_SHOWN = 9;

  static final String UNKNOWN = "?";
  static final String BACK = "<";

  private final Sense sense;
  private final Script script;
  private final Settings given;
  private Settled settled = new Settled();
  private List<Answer> shown = List.of();
  private Script.@Nullable Put put;

  /**
   * @param today used where the day that prices are asked for is not given
   * @throws InvalidInputException where an option that was typed cannot be used
   */
  public Dialogue(Catalog catalog, LocalDate today, Beside beside) {
    this.given = beside.given();
    this.sense = new Sense(catalog, today, beside);
    sense.checkGiven();
    this.script = new Script(sense, beside.found());
    this.put = script.next(settled);
  }

  /** The question to be answered next; null: all are answered. */
  public @Nullable Question current() {
    return put == null ? null : put.question();
  }

  /** What can be chosen by its number just now. */
  public List<Answer> numbered() {
    @Nullable Question question = current();
    List<Answer> all = !shown.isEmpty() || question == null ? shown : question.way().offered("");
    return all.subList(0, Math.min(MOST_SHOWN, all.size()));
  }

  /** Takes a line that was typed. */
  public Turn type(String line) {
    Question question = asked().question();
    String typed = line.strip();
    try {
      if (typed.isEmpty()) {
        return take(question.standard(), "");
      }
      if (typed.equals(UNKNOWN)) {
        Question.Doubt doubt = question.doubt();
        return take(
            doubt.taken(), "Chosen: " + doubt.taken().label() + ", since " + doubt.why() + ".");
      }
      if (typed.equals(BACK)) {
        return back();
      }
      @Nullable Answer answer = numbered(typed);
      answer = answer == null ? question.way().read(typed) : answer;
      return answer == null ? narrow(question, typed) : take(answer, "");
    } catch (InvalidInputException e) {
      return Turn.refused(String.valueOf(e.getMessage()));
    } catch (UnknownNameException e) {
      return Turn.refused(sentence(e));
    }
  }

  /** Takes an answer that was chosen among those on offer. */
  public Turn choose(Answer answer) {
    try {
      return take(answer, "");
    } catch (InvalidInputException e) {
      return Turn.refused(String.valueOf(e.getMessage()));
    }
  }

  /** What follows {@code recommend} on a command line that asks the same. */
  public List<String> arguments() {
    if (settled.isPool()) {
      return List.of("-f", "-");
    }
    List<String> arguments = new ArrayList<>(List.of(settled.kind()));
    settled
        .options()
        .forEach(
            (key, value) -> {
              arguments.add(Option.flag(key));
              if (!Option.isSwitch(key)) {
                arguments.add(value);
              }
            });
    return arguments;
  }

  /** What that command line reads from its standard input; null: nothing. */
  public @Nullable String document() {
    return settled.isPool() ? PoolSpec.of(settled, given) : null;
  }

  /** Options typed with the command that the document holds, and that stay no options. */
  public List<String> held() {
    return settled.isPool()
        ? given.keys().stream().filter(key -> !Belonging.isShared(key)).toList()
        : List.of();
  }

  private Script.Put asked() {
    Script.@Nullable Put now = put;
    if (now == null) {
      throw new IllegalStateException("all questions are answered");
    }
    return now;
  }

  private Turn take(Answer answer, String said) {
    Script.Put now = asked();
    Settled next = settled.with(now.step(), answer);
    sense.check(next, answer, now.question().name());
    moveTo(next);
    return Turn.taken(answer, said);
  }

  private Turn back() {
    @Nullable Settled before = settled.back();
    if (before == null) {
      return Turn.refused("this is the first question");
    }
    moveTo(before);
    return Turn.back();
  }

  private void moveTo(Settled next) {
    settled = next;
    shown = List.of();
    put = script.next(next);
  }

  /** The answer of a number, where the text is one of those shown. */
  private @Nullable Answer numbered(String typed) {
    boolean digit = typed.length() == 1 && typed.charAt(0) >= '1' && typed.charAt(0) <= '9';
    int index = digit ? typed.charAt(0) - '1' : MOST_SHOWN;
    List<Answer> numbered = numbered();
    return index < numbered.size() ? numbered.get(index) : null;
  }

  private Turn narrow(Question question, String typed) {
    List<Answer> left = question.way().offered(typed);
    if (left.size() == 1) {
      return take(left.get(0), "");
    }
    shown = left;
    return Turn.narrowed(left);
  }

  private static String sentence(UnknownNameException e) {
    List<String> near = e.candidates();
    return e.getMessage() + (near.isEmpty() ? "" : ", near: " + String.join(", ", near));
  }
}
