package io.github.gpuadvisor.guide.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Key figures of every page, computed once more from the files of the catalog, by arithmetic that
 * is written out here, or taken from what another command prints.
 */
class LessonFiguresTest {
  @ParameterizedTest
  @MethodSource("topics")
  void everyPageHasItsFiguresChecked(String topic) {
    String wanted = topic.replace("-", "");
    assertThat(
            Stream.of(ChipFiguresTest.class, WorkFiguresTest.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .map(Method::getName))
        .anySatisfy(name -> assertThat(name).isEqualToIgnoringCase(wanted));
  }

  static List<String> topics() {
    return Lessons.ids();
  }
}
