package io.github.gpuadvisor.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.testing.CommandRun;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The contract finds what breaks it: each run here is one that must never be. */
class ContractTest {
  private static final String ERROR = "gpu-advisor: x.yaml:1: no\n";

  private static Contract of(int exit, String output, String error) {
    return Contract.of(new CommandRun(exit, output, error), new byte[0]);
  }

  private static void broken(ThrowingCallable check, String how) {
    assertThatThrownBy(check).isInstanceOf(AssertionError.class).hasMessageStartingWith(how);
  }

  private static void refused(String error, String how) {
    broken(() -> of(2, "", error).endsWith(2), how);
  }

  @Test
  void answersAndRefusalsKeepToIt() {
    assertThatCode(() -> of(0, "{\"a\": 1}\n", "").endsWith(0).printsJson())
        .doesNotThrowAnyException();
    assertThatCode(() -> of(2, "", ERROR + "  try y\n").endsWith(0, 2).naming("x.yaml"))
        .doesNotThrowAnyException();
    assertThatCode(() -> of(4, "report\n", ERROR).reportsBesideAnError().endsWith(4))
        .doesNotThrowAnyException();
    assertThatCode(
            () -> of(2, "", "{\"error\":{\"code\":\"invalid-value\",\"hint\":null}}\n").endsWith(2))
        .doesNotThrowAnyException();
  }

  @Test
  void findsAnExitCodeThatIsNotDocumentedThere() {
    broken(() -> of(1, "", ERROR).endsWith(0, 2), "exit code 1");
  }

  @Test
  void findsAnAnswerBesideAnError() {
    broken(() -> of(2, "row\n", ERROR).endsWith(2), "an answer beside an error");
  }

  @Test
  void findsErrorsOfAnotherForm() {
    refused("", "an error without a word");
    refused("gpu-advisor: no", "an error without an end of line");
    refused("no\n", "a foreign error");
    refused("gpu-advisor: \n", "a foreign error");
    refused("{\"a\":1}\n", "a foreign error");
    refused(ERROR + "hint\n", "a hint that is not indented");
    refused(ERROR + "  a\n  b\n  c\n", "4 lines of error");
    refused("gpu-advisor: " + "a".repeat(5000) + "\n", "an error of 5014 characters");
    broken(() -> of(2, "", ERROR).naming("y.yaml"), "an error that does not name y.yaml");
    broken(() -> of(5, "row\n", "").endsWith(5), "a gate failed silently");
  }

  @Test
  void findsTheInsideOfTheProgram() {
    refused("gpu-advisor: java.lang.NullPointerException\n", "a look inside");
    refused("gpu-advisor: an IOException\n", "a look inside");
    refused(ERROR + "  \tat a.B.c(B.java:1)\n", "the control character 9");
    refused("gpu-advisor: tools.jackson.core.JsonParser\n", "a look inside");
  }

  @Test
  void whatWasSaidMayBeSaidAgain() {
    CommandRun echo = new CommandRun(2, "", "gpu-advisor: no option --java.sql.Time\n");
    byte[] typed = "--java.sql.Time".getBytes(StandardCharsets.UTF_8);

    assertThatCode(() -> Contract.of(echo, typed).endsWith(2)).doesNotThrowAnyException();
    broken(() -> Contract.of(echo, new byte[0]).endsWith(2), "a look inside");
  }

  @Test
  void findsWhatATerminalObeys() {
    refused("gpu-advisor: \u001b[31mred\n", "the control character 27");
    broken(() -> of(0, "a\u009b2Jb", "").endsWith(0), "the control character 155");
    broken(() -> of(0, "a\rb\n", "").endsWith(0), "the control character 13");
  }

  @Test
  void findsNumbersThatAreNone() {
    broken(() -> of(0, "price NaN\n", "").endsWith(0), "a number that is none");
    broken(() -> of(0, "{\"a\": NaN}", "").printsJson(), "no JSON");
    broken(() -> of(0, "{\"a\": -1}", "").printsJson(), "a is -1.0");
    broken(() -> of(0, "{\"a\": 1", "").printsJson(), "no JSON");
    CommandRun echo = new CommandRun(0, "model NaN\n", "");
    assertThatCode(
            () -> Contract.of(echo, "name: NaN".getBytes(StandardCharsets.UTF_8)).endsWith(0))
        .doesNotThrowAnyException();
  }

  @Test
  void findsAnswersThatAreMissing() {
    broken(() -> of(0, "{}\n", "").answers(2), "1 answers to 2 lines");
    CommandRun other = new CommandRun(0, "b\n", "");
    broken(() -> of(0, "a\n", "").answersAs(other), "another answer than\nb");
    broken(() -> of(0, "internal\n", "").neverSays("internal"), "an answer with internal");
  }
}
