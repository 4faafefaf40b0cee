package io.github.gpuadvisor.fuzz;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Has Jazzer make up input for one target after the other, each in a Java of its own, and tells in
 * a table what was run: {@code Campaign SECONDS [TARGET...]}. Inputs that are worth keeping, logs
 * and findings are left in {@code target/fuzz}.
 */
final class Campaign {
  private static final Path WORK = Path.of("target/fuzz").toAbsolutePath();
  private static final Path SEEDS = Path.of("src/test/resources/fuzz").toAbsolutePath();
  private static final Path WORDS = Path.of("src/test/resources/fuzz.dict").toAbsolutePath();

  private static final Path MEMORY = Path.of("/dev/shm");

  /** All that the program may take; Jazzer lives in the same memory. */
  private static final String HEAP = "-Xmx256m";

  /** By the clock, for what stands still; {@link Scratch} bounds what computes. */
  private static final int LONGEST_SECONDS = 25;

  private static final int HARNESS_MB = 1024;

  /** Files named on the command line are the user's, wherever they are. */
  private static final String PATHS = "com.code_intelligence.jazzer.sanitizers.FilePathTraversal";

  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");
  private static final Pattern STATE = Pattern.compile("cov: (\\d+) ft: (\\d+) corp: (\\d+)/");

  private Campaign() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int seconds = Integer.parseInt(args[0]);
    List<String> targets = new ArrayList<>();
    for (String word : String.join(",", List.of(args).subList(1, args.length)).split(",", -1)) {
      if (!word.isBlank()) {
        targets.add(word.strip());
      }
    }
    if (!Targets.ALL.keySet().containsAll(targets)) {
      throw new IllegalArgumentException("targets are " + Targets.ALL.keySet());
    }
    List<String> rows = new ArrayList<>();
    boolean clean = true;
    for (String target : targets.isEmpty() ? Targets.ALL.keySet() : targets) {
      System.out.println("fuzzing " + target + " for " + seconds + " s");
      clean &= run(target, seconds) == 0;
      rows.add(row(target));
    }
    System.out.println("| target | seconds | inputs | branches | features | kept | findings |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|");
    rows.forEach(System.out::println);
    System.exit(clean ? 0 : 1);
  }

  private static int run(String target, int seconds) throws IOException, InterruptedException {
    Path folder = WORK.resolve(target);
    Files.createDirectories(folder.resolve("corpus"));
    Files.createDirectories(folder.resolve("findings"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                // Each input takes milliseconds: compiling the best code would cost more.
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary(folder),
                "-cp",
                classPath(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Targets.className(target),
                "--instrumentation_includes=io.github.gpuadvisor.**",
                "--instrumentation_excludes=io.github.gpuadvisor.fuzz.**"
                    + ":io.github.gpuadvisor.testing.**",
                "--reproducer_path=findings",
                "-artifact_prefix=findings/",
                "-dict=" + WORDS,
                "-max_total_time=" + seconds,
                "-timeout=" + LONGEST_SECONDS,
                "-report_slow_units=" + LONGEST_SECONDS,
                "-rss_limit_mb=" + HARNESS_MB));
    if (target.equals("arguments")) {
      command.add("--disabled_hooks=" + PATHS);
    }
    command.addAll(List.of("corpus", SEEDS.resolve(target).toString()));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start()
        .waitFor();
  }

  /** In memory where that is to be had: every input is a handful of files. */
  private static Path temporary(Path folder) throws IOException {
    return Files.isDirectory(MEMORY) ? MEMORY : Files.createDirectories(folder.resolve("tmp"));
  }

  /** Absolute, since each target runs in a folder of its own. */
  private static String classPath() {
    List<String> absolute = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      absolute.add(Path.of(part).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, absolute);
  }

  /** What the last lines of the log say, and what lies among the findings. */
  private static String row(String target) {
    String runs = "-";
    String seconds = "-";
    String[] state = {"-", "-", "-"};
    try (Stream<String> log = Files.lines(WORK.resolve(target).resolve("log"));
        Stream<Path> findings = Files.list(WORK.resolve(target).resolve("findings"))) {
      for (String line : log.toList()) {
        Matcher done = DONE.matcher(line);
        Matcher now = STATE.matcher(line);
        if (done.find()) {
          runs = String.format(Locale.ROOT, "%,d", Long.parseLong(done.group(1)));
          seconds = done.group(2);
        } else if (now.find()) {
          state = new String[] {now.group(1), now.group(2), now.group(3)};
        }
      }
      long found = findings.filter(file -> !file.toString().endsWith(".java")).count();
      return "| "
          + String.join(" | ", target, seconds, runs, String.join(" | ", state), "" + found)
          + " |";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
