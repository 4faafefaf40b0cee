package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.guide.ask.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terminal on standard input, told by {@code stty} to hand over every key. It is put back when
 * this is closed, and when the program is ended by a signal.
 */
final class SttyTerminal implements Terminal {
  /** Signals stay as they are; but nobody stops the program and gets such a terminal back. */
  private static final List<String> KEY_BY_KEY =
      List.of("-icanon", "-echo", "min", "1", "time", "0", "isig", "susp", "undef");

  private static final int NARROW = 80;
  private static final int LOW = 24;

  /** Whoever holds down Ctrl-C also ends the stty that puts the terminal back. */
  private static final int TRIES = 20;

  private static final String CLEAR_BELOW = "\r\u001b[J";

  private final Reader in;
  private final String before;
  private final Thread onSignal;
  private Size size = new Size(NARROW, LOW);

  private SttyTerminal(Reader in, PrintWriter out, String before) {
    this.in = in;
    this.before = before;
    this.onSignal =
        new Thread(
            () -> {
              restore();
              out.print(CLEAR_BELOW);
              out.flush();
            });
  }

  /**
   * Takes over the terminal.
   *
   * @param out where its screen is written to
   * @return null where there is no stty, or it finds no terminal
   */
  static @Nullable SttyTerminal open(Reader in, PrintWriter out) {
    @Nullable String before = stty(List.of("-g"));
    if (before == null || before.isEmpty()) {
      return null;
    }
    SttyTerminal terminal = new SttyTerminal(in, out, before);
    Runtime.getRuntime().addShutdownHook(terminal.onSignal);
    if (stty(KEY_BY_KEY) == null) {
      terminal.close();
      return null;
    }
    terminal.measure(); // before the first word is written
    return terminal;
  }

  @Override
  public int read() {
    try {
      return in.read();
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public Size size() {
    return size;
  }

  @Override
  public void measure() {
    @Nullable String answer = stty(List.of("size"));
    String[] numbers = answer == null ? new String[0] : answer.split(" ", -1);
    if (numbers.length == 2) {
      size = new Size(above(numbers[1], NARROW), above(numbers[0], LOW));
    }
  }

  private static int above(String number, int otherwise) {
    try {
      int value = Integer.parseInt(number);
      return value > 0 ? value : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException e) {
      // The program is being ended, and the hook runs.
    }
  }

  private void restore() {
    for (int i = 0; i < TRIES && stty(List.of(before)) == null; i++) {}
  }

  /** What stty says; null where it fails or is missing. */
  private static @Nullable String stty(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("stty"));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.DISCARD)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? said.strip() : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
