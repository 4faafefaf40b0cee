package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script of the GitHub Action, run as a workflow runs it, with the packaged program and a
 * stand-in for {@code gh} that keeps what it is told.
 */
class ActionIT {
  private static final Path SCRIPT = Path.of(".github/actions/gpu-advisor/advise.sh");
  private static final String QUESTION =
      "kind: inference\nmodel: llama-3.1-8b\nconcurrency: 16\nprovider: aws\ntop: 2\nasOf: 2026-11-25\n";

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void prepare() throws IOException, InterruptedException {
    String jar = System.getProperty("gpuadvisor.jar", "");
    assumeThat(jar).as("gpuadvisor.jar names the packaged jar").isNotEmpty();
    assumeThat(run("bash", "-c", "command -v jq").exitCode()).as("jq on the path").isZero();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    program(
        "gpu-advisor", "exec '" + java + "' -jar '" + Path.of(jar).toAbsolutePath() + "' \"$@\"");
    program(
        "gh",
        "printf '%s\\n' \"$*\" >>gh-calls; for word in \"$@\"; do case $word in body=@*) cp \"${word#body=@}\" gh-body;; esac; done; case $* in *--paginate*) cat gh-comments;; esac");
    Files.writeString(folder.resolve("gh-comments"), "[]");
    Files.writeString(folder.resolve("question.yaml"), QUESTION);
    environment.put("GPU_ADVISOR", folder.resolve("gpu-advisor").toString());
    environment.put("PATH", folder + ":" + System.getenv("PATH"));
    environment.put("HOME", folder.toString());
    environment.put("RUNNER_TEMP", folder.toString());
    environment.put("GITHUB_OUTPUT", folder.resolve("output").toString());
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
    environment.put("GITHUB_REPOSITORY", "an-owner/a-name");
    environment.put("SPEC", "question.yaml");
  }

  private void program(String name, String line) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private CommandRun advise() throws IOException, InterruptedException {
    return run("bash", SCRIPT.toAbsolutePath().toString());
  }

  private CommandRun run(String... command) throws IOException, InterruptedException {
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new CommandRun(process.exitValue(), out, Files.readString(err));
  }

  private String file(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @Test
  void setsItsOutputsAndWritesTheSummary() throws Exception {
    CommandRun run = advise();
    assertThat(run.exitCode()).as(run.errorOutput()).isZero();
    assertThat(file("output"))
        .containsPattern("instance-type=\\S+\n")
        .containsPattern("gpu=[a-z0-9-]+\n")
        .containsPattern("gpu-count=\\d+\n")
        .containsPattern("usd-per-hour=[0-9.]+\n")
        .contains("exit-code=0\n")
        .containsPattern("answer=\\S+answer.json\n");
    assertThat(file("summary"))
        .startsWith("### gpu-advisor: question.yaml\n")
        .contains("| # | GPU |", "| 1 |", "| 2 |");
    assertThat(file("gh-calls")).isEmpty();
  }

  @Test
  void answersFromTheCatalogThatItsArgumentsName() throws Exception {
    environment.put(
        "ARGUMENTS", "--catalog\n" + Path.of("src/test/resources/frozen-catalog").toAbsolutePath());
    assertThat(advise().exitCode()).isZero();
    assertThat(file("output")).contains("instance-type=p5.4xlarge\n", "gpu=h100-sxm-80gb\n");
  }

  @Test
  void aGateThatFailsEndsTheStepAndStandsInTheSummary() throws Exception {
    environment.put("FAIL_OVER", "0.01/h");
    CommandRun run = advise();
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(file("output")).contains("exit-code=5\n").containsPattern("gpu=[a-z0-9-]+\n");
    assertThat(file("summary")).contains("| 1 |", "more than $0.010/h");
  }

  @Test
  void anAnswerThatChangedIsToldWithItsReason() throws Exception {
    assertThat(
            run(
                    folder.resolve("gpu-advisor").toString(),
                    "recommend",
                    "-f",
                    "question.yaml",
                    "--concurrency",
                    "200",
                    "--save",
                    "kept.json")
                .exitCode())
        .isZero();
    environment.put("FAIL_IF_CHANGED", "kept.json");
    assertThat(advise().exitCode()).isEqualTo(5);
    assertThat(file("summary")).contains("why: the question is another: concurrency 200 → 16");
  }

  @Test
  void oneCommentIsKeptUpToDate() throws Exception {
    environment.put("COMMENT", "true");
    environment.put("PULL_REQUEST", "7");
    assertThat(advise().exitCode()).isZero();
    assertThat(file("gh-calls"))
        .contains("api --method POST repos/an-owner/a-name/issues/7/comments --field body=@");
    String body = file("gh-body");
    assertThat(body).startsWith("<!-- gpu-advisor ").contains("| 1 |");
    String mark = body.lines().findFirst().orElse("");
    Files.writeString(
        folder.resolve("gh-comments"),
        "[{\"id\":3,\"body\":\"hello\"},{\"id\":42,\"body\":\"" + mark + "\\nold\"}]");
    assertThat(advise().exitCode()).isZero();
    assertThat(file("gh-calls"))
        .contains("api --method PATCH repos/an-owner/a-name/issues/comments/42 --field body=@");
  }

  @Test
  void inputsAreNeverReadAsCommands() throws Exception {
    Files.writeString(folder.resolve("a $(touch hacked) b.yaml"), QUESTION);
    environment.put("SPEC", "a $(touch hacked) b.yaml");
    environment.put("ARGUMENTS", "--top\n1\n\n--provider\naws");
    assertThat(advise().exitCode()).isZero();
    assertThat(folder.resolve("hacked")).doesNotExist();
    assertThat(file("summary")).contains("| 1 |").doesNotContain("| 2 |");
  }

  @Test
  void wrongInputIsToldAndLeavesOutputsEmpty() throws Exception {
    environment.put("ARGUMENTS", "--no-such-option");
    CommandRun run = advise();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput()).contains("--no-such-option");
    assertThat(file("output")).contains("gpu=\n", "exit-code=2\n");
  }
}
