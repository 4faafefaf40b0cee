package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.Installation;
import io.github.gpuadvisor.testing.Pane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program asked without a kind of work, on a real terminal. */
class AskingIT {
  private static final String RECOMMEND =
      "./gpu-advisor recommend --as-of 2026-11-25 --catalog built-in --top 2";

  @TempDir private Path folder;
  private Installation installed;
  private Map<String, String> environment;

  @BeforeEach
  void install() throws IOException {
    installed =
        Installation.in(Files.createDirectory(folder.resolve("here")), folder.resolve("work"))
            .with("HOME", Files.createDirectory(folder.resolve("home")))
            .with("TMPDIR", Files.createDirectory(folder.resolve("tmp")))
            .with("JAVA_HOME", System.getProperty("java.home"))
            .with("GPU_ADVISOR_TRAIN", "0")
            .with("LC_ALL", "C.UTF-8");
    environment = installed.environment();
  }

  @Test
  void narrowsWhileANameIsTypedAndEndsWithACommandThatAnswersAlike() throws Exception {
    try (Pane pane = open(80, 24)) {
      pane.start(RECOMMEND + "; echo code $?").await("Answer [1]:");
      assertThat(pane.screen()).contains("> 1  serve ", "  2  fine-tune ");
      pane.press("Enter").await("  9  ");
      assertThat(pane.type("llama").await(": llama").split("\n> 1  llama", -1)).hasSize(2);
      assertThat(pane.type(" 70b").await(": llama 70b")).contains("  2  llama-3.1-70b ");
      pane.press("Down", "Enter").await("How many people");
      pane.type("16").press("Enter", "Enter", "Enter", "Enter", "Down", "Enter", "Enter");
      String whole = pane.press("Enter", "Enter").await("code 0");
      assertThat(whole).contains("Answer [llama-3.1-8b]: llama-3.1-70b\n", "Answer [1]: reading\n");
      String[] parts = whole.split("\nThe same without questions:\n", -1);
      assertThat(parts).hasSize(2);
      String ranking = parts[0].substring(parts[0].indexOf("\nLlama 3.1 70B") + 1);
      String command = parts[1].substring(0, parts[1].indexOf("\ncode 0"));
      assertThat(command).contains("--concurrency 16", "--max-ttft 2s");
      assertThat(pane.run("./" + command)).contains(ranking.strip() + "\n");
    }
  }

  @Test
  void aPoolEndsWithADocumentThatCanBePasted() throws Exception {
    try (Pane pane = open(80, 24)) {
      pane.start(RECOMMEND + "; echo code $?").await("Answer [1]:");
      pane.press("4").press("Enter").await("Which model?");
      pane.press("Enter").await("Fine-tune it");
      pane.press("Enter", "Enter", "Enter", "Enter").await("How long may it take?");
      pane.type("7d")
          .press("Enter", "Enter", "Enter", "Enter", "Enter", "Enter")
          .await("share the");
      pane.press("Down", "Enter").await("Answer [35%]:");
      pane.press("Enter", "Enter", "Enter").await("most that you can spend");
      String whole = pane.press("Enter").await("code 0");
      String[] parts = whole.split("\nThe same without questions:\n", -1);
      assertThat(parts).hasSize(2);
      String answer = parts[0].substring(parts[0].indexOf("\nOne pool for 2 workloads") + 1);
      String command = parts[1].substring(0, parts[1].indexOf("\ncode 0"));
      assertThat(command).contains(" -f - <<'END'\nworkloads:\n").endsWith("\nEND");
      pane.start("./" + command).press("Enter");
      assertThat(pane.type("echo code-$((6 * 7))").press("Enter").await("code-42"))
          .contains(answer.strip() + "\n");
    }
  }

  @Test
  void leavesTheTerminalAsItWas() throws Exception {
    List<Path> before = files();
    try (Pane pane = open(80, 24)) {
      String sane = pane.run("stty -a");
      pane.start(RECOMMEND + "; echo code $?").await("Answer [1]:");
      assertThat(pane.press("C-c").await("code 130")).doesNotContain("1  serve");
      assertThat(pane.run("stty -a")).as("after Ctrl-C").isEqualTo(sane);
      pane.start(RECOMMEND + "; echo code $?").await("Answer [1]:");
      assertThat(pane.press("Enter").press("C-d").await("code 2"))
          .contains("gpu-advisor: the answers ended before the questions\n");
      assertThat(pane.run("stty -a")).as("after Ctrl-D").isEqualTo(sane);
      pane.start("sh -c 'echo $$ >pid; exec " + RECOMMEND + "'; echo code $?").await("Answer [1]:");
      Path pid = installed.folder().resolve("pid");
      // The launcher becomes the program: the number is the same.
      ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow().destroy();
      pane.await("code 143");
      Files.delete(pid);
      assertThat(pane.run("stty -a")).as("after a signal").isEqualTo(sane);
    }
    assertThat(files()).containsExactlyElementsOf(before);
  }

  @Test
  void asksLineByLineWhereTheCursorCannotMove() throws Exception {
    for (String plain : List.of("TERM=dumb ", "GPU_ADVISOR_PLAIN=1 ", "PATH=/nowhere ")) {
      try (Pane pane = open(60, 24)) {
        pane.start(plain + RECOMMEND + "; echo code $?").await("Answer [1]:");
        assertThat(pane.screen()).as(plain).contains("\n1. serve: ", "\n3. train: ");
        pane.type("3").press("Enter").await("Which model?");
        assertThat(pane.screen()).contains("Answer [1]: 3\ntrain\n");
        pane.type("gpt-3").press("Enter").await("How many tokens");
        pane.press("C-c").await("code 130");
      }
    }
  }

  @Test
  void isAUsageErrorWhereOneStreamIsNoTerminal() throws Exception {
    try (Pane pane = open(80, 24)) {
      for (String streams : List.of("</dev/null", "| cat", "2>&1 | cat", "2>err")) {
        pane.run("./gpu-advisor recommend " + streams);
        assertThat(pane.screen()).as(streams).doesNotContain("What do you want");
      }
      assertThat(pane.run("cat err; rm err"))
          .contains("gpu-advisor: recommend what? inference, fine-tuning or training");
    }
    assertThat(installed.sh("./gpu-advisor recommend").exitCode()).isEqualTo(2);
  }

  @Test
  void aQuestionThatIsTypedLoadsNothingOfTheQuestionsThatAreAsked() throws Exception {
    Path log = folder.resolve("classes");
    String java =
        "\"$JAVA_HOME/bin/java\" -Xlog:class+load:file=" + log + " -cp lib/gpu-advisor.jar";
    installed.sh(java + " io.github.gpuadvisor.Main recommend inference --model llama-3.1-8b");
    assertThat(Files.readString(log))
        .contains("io.github.gpuadvisor.cli.RecommendCommand ")
        .doesNotContain("io.github.gpuadvisor.guide", "cli.Asking", "cli.SttyTerminal");
  }

  private Pane open(int columns, int rows) throws IOException {
    Path work = Files.createTempDirectory(installed.work(), "pane");
    return Pane.open(installed.folder(), work, columns, rows, new TreeMap<>(environment));
  }

  /** What lies where the program could have left something. */
  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("here", "home", "tmp")) {
      try (Stream<Path> all = Files.walk(folder.resolve(name))) {
        all.sorted().forEach(files::add);
      }
    }
    return files;
  }
}
