package io.github.gpuadvisor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real terminal with a shell in it, which tmux provides: keys go in, the screen comes out. Where
 * there is no tmux, the test is skipped.
 */
public final class Pane implements AutoCloseable {
  private static final String AWAIT =
      "tries=0; until tmux -S \"$1\" capture-pane -p -S - | grep -qF -- \"$2\"; do"
          + " [ $tries -lt 600 ] || exit 1; sleep 0.1; tries=$((tries + 1)); done";

  private final Path socket;

  private Pane(Path socket) {
    this.socket = socket;
  }

  /**
   * Opens a terminal.
   *
   * @param folder where its shell starts
   * @param work an empty folder
   * @param environment all that its shell has, but for what tmux says of the terminal
   */
  public static Pane open(
      Path folder, Path work, int columns, int rows, Map<String, String> environment)
      throws IOException {
    assumeThat(isHere("tmux")).as("tmux is here").isTrue();
    Pane pane = new Pane(work.resolve("socket"));
    // The shell's own variables last, so that none of this machine's shows.
    StringBuilder shell = new StringBuilder("exec env -i TERM=screen TMUX=\"$TMUX\" PS1='$ ' ");
    environment.forEach(
        (name, value) -> shell.append(name).append("='").append(value).append("' "));
    pane.tmux(
        "-u",
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-c",
        folder.toString(),
        "-x",
        String.valueOf(columns),
        "-y",
        String.valueOf(rows),
        shell + "/bin/sh");
    return pane;
  }

  private static boolean isHere(String program) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  /** Types text as it stands. */
  public Pane type(String text) throws IOException {
    tmux("send-keys", "-l", text);
    return this;
  }

  /** Presses keys by tmux's names: {@code Enter}, {@code Down}, {@code C-c}. */
  public Pane press(String... keys) throws IOException {
    List<String> all = new ArrayList<>(List.of("send-keys"));
    all.addAll(List.of(keys));
    tmux(all.toArray(new String[0]));
    return this;
  }

  /** Types a command line and waits for its end; what it wrote. */
  public String run(String command) throws IOException {
    start("echo begin-$((6 * 7)); " + command + "; echo end-$((6 * 7))");
    String screen = await("end-42");
    return screen.substring(screen.indexOf("begin-42") + 9, screen.lastIndexOf("end-42"));
  }

  /** Types a command line on a clean screen. */
  public Pane start(String command) throws IOException {
    tmux("send-keys", "-R");
    tmux("clear-history");
    return type(command).press("Enter");
  }

  /** Waits until something is on the screen; what is there then. */
  public String await(String text) throws IOException {
    boolean seen = ends("/bin/sh", "-c", AWAIT, "sh", socket.toString(), text) == 0;
    String screen = screen();
    assertThat(seen).as("never seen: %s%non the screen:%n%s", text, screen).isTrue();
    return screen;
  }

  /** All that was written and still stands, without blank lines at the end. */
  public String screen() throws IOException {
    return tmux("capture-pane", "-p", "-S", "-").stripTrailing();
  }

  @Override
  public void close() throws IOException {
    tmux("kill-server");
  }

  private String tmux(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(ended(process)).as(said).isZero();
    return said;
  }

  private static int ends(String... command) throws IOException {
    return ended(new ProcessBuilder(command).start());
  }

  private static int ended(Process process) throws IOException {
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
