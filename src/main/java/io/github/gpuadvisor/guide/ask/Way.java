package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a question is answered. */
public interface Way {
  /** Answers to choose from, once so much is typed. */
  List<Answer> offered(String typed);

  /**
   * What typed text means by itself.
   *
   * @return null where one of {@link #offered} must be chosen
   * @throws InvalidInputException where it means nothing, with what would be right
   */
  @Nullable Answer read(String typed);

  /** True where what is on offer narrows while a name is typed. */
  boolean narrows();

  /** A few answers, each with its number. */
  record Listed(List<Answer> answers) implements Way {
    public Listed {
      answers = List.copyOf(answers);
    }

    @Override
    public List<Answer> offered(String typed) {
      return answers;
    }

    @Override
    public Answer read(String typed) {
      String lower = typed.toLowerCase(Locale.ROOT);
      for (Answer answer : answers) {
        if (answer.label().toLowerCase(Locale.ROOT).startsWith(lower)) {
          return answer;
        }
      }
      throw new InvalidInputException(
          "invalid-value", "'" + typed + "': give a number from 1 to " + answers.size());
    }

    @Override
    public boolean narrows() {
      return false;
    }
  }

  /** A value that is typed. */
  record Stated(Function<String, Answer> reader) implements Way {
    @Override
    public List<Answer> offered(String typed) {
      return List.of();
    }

    @Override
    public Answer read(String typed) {
      return reader.apply(typed);
    }

    @Override
    public boolean narrows() {
      return false;
    }
  }
}
