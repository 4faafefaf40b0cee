package io.github.gpuadvisor.guide.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogReader;
import io.github.gpuadvisor.workload.Settings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Somebody who answers questions on the frozen test catalog, line by line. */
final class Asked {
  private static final Catalog CATALOG =
      CatalogReader.read(Path.of("src/test/resources/frozen-catalog"));

  private final Dialogue dialogue;
  private final List<String> said = new ArrayList<>();

  private Asked(Settings given) {
    this.dialogue = dialogue(given);
  }

  static Dialogue dialogue(Settings given) {
    return new Dialogue(CATALOG, LocalDate.of(2026, 11, 25), given);
  }

  /** Answers the first questions with these lines. */
  static Asked with(String... lines) {
    return withOptions(new Settings(), lines);
  }

  static Asked withOptions(Settings given, String... lines) {
    return new Asked(given).then(lines);
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
