package io.github.gpuadvisor.guide.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogReader;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Settings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Somebody who answers questions on the frozen test catalog, line by line. */
final class Asked {
  static final Catalog CATALOG = CatalogReader.read(Path.of("src/test/resources/frozen-catalog"));

  static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private final Dialogue dialogue;
  private final List<String> said = new ArrayList<>();

  private Asked(Dialogue dialogue) {
    this.dialogue = dialogue;
  }

  static Dialogue dialogue(Settings given) {
    return dialogue(new Beside(given, () -> {}, List::of));
  }

  private static Dialogue dialogue(Beside beside) {
    return new Dialogue(CATALOG, TODAY, beside);
  }

  /** Answers the first questions with these lines. */
  static Asked with(String... lines) {
    return withOptions(new Settings(), lines);
  }

  static Asked withOptions(Settings given, String... lines) {
    return new Asked(dialogue(given)).then(lines);
  }

  /** On a machine with these GPUs. */
  static Asked withFound(List<String> gpus, String... lines) {
    return new Asked(dialogue(new Beside(new Settings(), () -> {}, () -> gpus))).then(lines);
  }

  /** Beside something that goes with one workload alone. */
  static Asked withoutPools(String why) {
    Runnable refusing =
        () -> {
          throw new InvalidInputException("conflicting-options", why);
        };
    return new Asked(dialogue(new Beside(new Settings(), refusing, List::of)));
  }

  Asked then(String... lines) {
    for (String line : lines) {
      assertThat(dialogue.current()).as("a question for " + line).isNotNull();
      said.add(dialogue.type(line).said());
    }
    return this;
  }

  /** Presses Enter until nothing more is asked. */
  List<String> thenDefaults() {
    return repeat("");
  }

  /** Knows nothing of all that is still asked. */
  List<String> thenUnknown() {
    return repeat("?");
  }

  private List<String> repeat(String line) {
    for (int i = 0; dialogue.current() != null; i++) {
      assertThat(i).as("questions come to an end").isLessThan(50);
      then(line);
    }
    return dialogue.arguments();
  }

  /** Names of the questions that are put while Enter is pressed. */
  List<String> questions() {
    List<String> names = new ArrayList<>();
    for (Question one = dialogue.current(); one != null; one = dialogue.current()) {
      names.add(one.name());
      dialogue.type("");
    }
    return names;
  }

  /** The document that the command reads. */
  String document() {
    thenDefaults();
    return String.valueOf(dialogue.document());
  }

  /** What was typed with the command and stands in the document. */
  List<String> held() {
    return dialogue.held();
  }

  Question current() {
    Question question = dialogue.current();
    assertThat(question).isNotNull();
    return question;
  }

  List<Answer> numbered() {
    return dialogue.numbered();
  }

  /** What was said about the last answer. */
  String said() {
    return said.get(said.size() - 1);
  }
}
