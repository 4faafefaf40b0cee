package io.github.gpuadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.document.Fields;
import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {
  private static final String HEADER =
      "kind,model,gpu,gpuCount,engine,engineVersion,precision,inputTokens,outputTokens,concurrency,"
          + "quantity,value,source,date,note\n";
  private static final String QUESTION =
      "estimate inference --model llama-3.1-8b --gpu l40s --count 1 --engine vllm --precision bf16"
          + " --input-tokens 1024 --output-tokens 256 --concurrency ";

  @TempDir private Path home;

  private CommandRun run(String command) {
    return CommandRun.of(
        List.of(command.split(" ", -1)), "", Map.of("XDG_DATA_HOME", home.toString()));
  }

  private Path measurements(String rows) throws IOException {
    return Files.writeString(home.resolve("mine.csv"), HEADER + rows);
  }

  private static String tpot(double millis) {
    return "inference,llama-3.1-8b,l40s,1,vllm,2026,bf16,1024,256,8,tpotMs,"
        + millis
        + ",our bench,2026-11-20,\n";
  }

  @Test
  void whatWasMeasuredWinsAndIsLabelled() throws IOException {
    Path file = measurements(tpot(99.5));

    assertThat(run("calibrate --measurements " + file).exitCode()).isZero();
    assertThat(run(QUESTION + "8").output()).contains("99.5 ms mean").contains("measured (");
  }

  @Test
  void anotherLoadIsPredictedWithTheFittedConstants() throws IOException {
    String before = run(QUESTION + "9").output();
    run("calibrate --measurements " + measurements(tpot(99.5)));

    assertThat(run(QUESTION + "9").output()).isNotEqualTo(before).doesNotContain("measured (");
  }

  /** Rows of as many loads as asked for, all as predicted. */
  private Path asPredicted(int rows) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int users = 2; users < 2 + rows; users++) {
      text.append("inference,llama-3.1-8b,l40s,1,vllm,2026,bf16,1024,256,")
          .append(users)
          .append(",tpotMs,")
          .append(tpotMillis(users).get("value"))
          .append(",our bench,2026-11-20,\n");
    }
    return measurements(text.toString());
  }

  private Map<String, Double> tpotMillis(int users) {
    String answer = run(QUESTION + users + " -o json").output();
    return Fields.of(Json.read(answer, "answer"), "answer").object("performance").numbers("tpotMs");
  }

  private double range(int users) {
    Map<String, Double> tpot = tpotMillis(users);
    return tpot.get("high") / tpot.get("low");
  }

  @Test
  void fromTwentyFiguresOfAKindOnTheRangesAreThoseOfAKnownSource() throws IOException {
    run("calibrate --measurements " + asPredicted(19));
    double few = range(40);
    run("calibrate --measurements " + asPredicted(20));

    assertThat(range(40)).isLessThan(few);
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    CommandRun run = run("calibrate --dry-run --measurements " + measurements(tpot(99.5)));

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("vllm@2026").doesNotContain("written");
    assertThat(home.resolve("gpu-advisor")).doesNotExist();
  }

  @Test
  void aBadRowNamesItsLine() throws IOException {
    CommandRun run = run("calibrate --measurements " + measurements(tpot(-1)));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput()).contains("mine.csv:2").contains("give a number above zero");
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    CommandRun run = run("calibrate --measurements " + home.resolve("nothing.csv"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput()).contains("cannot be read");
  }

  @Test
  void withoutAFileOrAFolderItAsks() {
    assertThat(run("calibrate").exitCode()).isEqualTo(2);
    assertThat(run("calibrate").errorOutput()).contains("--measurements FILE");
  }

  @Test
  void accuracyNeverUsesTheUsersOwn() throws IOException {
    String before = run("accuracy").output();
    run("calibrate --measurements " + measurements(tpot(99.5)));

    assertThat(before).contains("decode, one stream");
    assertThat(run("accuracy").output()).isEqualTo(before);
  }

  @Test
  void aCatalogWithoutMeasurementsIsNoneThatAccuracyCanBeToldOf() {
    CommandRun run = run("accuracy --catalog src/test/resources/frozen-catalog");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.errorOutput()).startsWith("gpu-advisor: index.json: cannot be read");
  }

  @Test
  void accuracyIsAlsoAPageOfItsOwn() {
    assertThat(run("accuracy -o html").output())
        .startsWith("<!doctype html>")
        .contains("<svg")
        .doesNotContain("http-equiv")
        .endsWith("</body></html>\n");
    assertThat(run("accuracy --by planet").exitCode()).isEqualTo(2);
  }
}
