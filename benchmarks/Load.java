import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * What a million lines do to {@code batch estimate}: {@code java benchmarks/Load.java [LINES]} in a
 * clone that was built. One line of a hundred is bad, in one of four ways. Each answer is looked at
 * as it comes: its place, and that it is an error where its line was bad and nowhere else. Prints a
 * table for {@code docs/performance.md}.
 *
 * <p>Needs Linux for memory ({@code /proc}); elsewhere those columns stay empty.
 */
final class Load {
  private static final int BAD_OF = 100;
  private static final int ROWS = 10;
  private static final int USERS = 64;

  private final int lines;
  private final Process program;
  private final long start = System.nanoTime();
  private int errors;
  private long bytes;

  private Load(int lines) throws IOException {
    this.lines = lines;
    this.program =
        new ProcessBuilder("./gpu-advisor", "batch", "estimate", "--catalog", "built-in")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
  }

  public static void main(String[] args) throws Exception {
    Load load = new Load(args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]));
    CompletableFuture<Void> asking = CompletableFuture.runAsync(load::ask);
    load.check();
    asking.get();
    int exit = load.program.waitFor();
    System.out.printf(
        "%nExit code %d; %,d answers and %,d error lines in their places, %,d MB.%n",
        exit, load.lines - load.errors, load.errors, load.bytes / 1_000_000);
  }

  private static boolean isBad(int line) {
    return line % BAD_OF == BAD_OF - 1;
  }

  private static String line(int line) {
    String good =
        "{\"id\":"
            + line
            + ",\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"gpu\":\"l40s\",\"concurrency\":"
            + (1 + line % USERS)
            + "}";
    return !isBad(line)
        ? good
        : switch (line / BAD_OF % 4) {
          case 0 -> good.replace("llama-3.1-8b", "no-such-model");
          case 1 -> good.replace("concurrency", "concurency");
          case 2 -> good.substring(0, good.length() / 2);
          default -> "nonsense";
        };
  }

  private void ask() {
    try (BufferedWriter in = program.outputWriter(StandardCharsets.UTF_8)) {
      for (int line = 0; line < lines; line++) {
        in.write(line(line));
        in.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check() throws IOException {
    System.out.println("| lines | seconds | a second | RSS MiB | peak MiB |");
    System.out.println("|---|---|---|---|---|");
    try (BufferedReader answers = program.inputReader(StandardCharsets.UTF_8)) {
      for (int line = 0; line < lines; line++) {
        String answer = answers.readLine();
        check(line, answer);
        bytes += answer.length() + 1;
        if ((line + 1) % Math.max(1, lines / ROWS) == 0) {
          row(line + 1);
        }
      }
      if (answers.readLine() != null) {
        throw new IllegalStateException("more answers than lines");
      }
    }
  }

  private void check(int line, String answer) {
    boolean named = answer != null && answer.startsWith("{\"id\":" + line + ",");
    boolean nameless = answer != null && answer.startsWith("{\"id\":null,");
    boolean error = answer != null && answer.contains("\"error\":{");
    boolean right = isBad(line) ? error && (named || nameless) : named && !error;
    if (!right) {
      throw new IllegalStateException("line " + line + ": " + line(line) + " has: " + answer);
    }
    errors += error ? 1 : 0;
  }

  private void row(int done) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "| %,d | %.1f | %,.0f | %s | %s |%n",
        done, seconds, done / seconds, mebibytes("VmRSS:"), mebibytes("VmHWM:"));
  }

  /** A figure of the program's memory; empty where the system does not tell. */
  private String mebibytes(String figure) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + program.pid() + "/status"))) {
        if (line.startsWith(figure)) {
          return String.valueOf(Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024);
        }
      }
      return "";
    } catch (IOException e) {
      return "";
    }
  }
}
