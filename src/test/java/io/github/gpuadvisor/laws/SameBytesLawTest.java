package io.github.gpuadvisor.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.Main;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same input, catalog and date give the same bytes. */
class SameBytesLawTest {
  private static final Map<String, String> PLAIN = new HashMap<>();

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "wide", "json", "jsonl", "yaml", "csv", "markdown", "name"})
  void theSameQuestionGivesTheSameBytesTwice(String format) {
    for (Question question : Grid.QUESTIONS.subList(0, 2)) {
      assertThat(run(question, format)).as(question.toString()).isEqualTo(run(question, format));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "de-DE, Europe/Berlin",
    "tr-TR, Pacific/Kiritimati",
    "ar-EG-u-nu-arab, Pacific/Pago_Pago",
    "hi-IN-u-nu-deva, Asia/Kolkata",
    "th-TH-u-ca-buddhist, Asia/Bangkok"
  })
  void noLocaleAndNoTimeZoneChangesAByte(String tag, String place) {
    for (Question question : List.of(Grid.QUESTIONS.get(3), Grid.QUESTIONS.get(11))) {
      for (String format : List.of("table", "json", "csv")) {
        String expected =
            PLAIN.computeIfAbsent(
                question + format,
                any -> {
                  Locale.setDefault(Locale.ROOT);
                  TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
                  return run(question, format);
                });
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone(place));
        assertThat(run(question, format)).as("%s as %s", question, format).isEqualTo(expected);
      }
    }
  }

  /** Exit code and all that is written. */
  private static String run(Question question, String format) {
    List<String> words = new ArrayList<>(question.arguments());
    words.addAll(List.of("--as-of", Question.TODAY.toString(), "--explain", "-o", format));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.run(
            new PrintWriter(out),
            new PrintWriter(err),
            InputStream.nullInputStream(),
            Map.of(),
            words.toArray(String[]::new));
    assertThat(out.toString()).isNotEmpty();
    return exit + "\n" + out + err;
  }
}
