import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long commands take, beside an empty Java program in the same run: {@code java
 * benchmarks/Performance.java [ROUNDS]} in a clone that was built. Prints a table for {@code
 * docs/performance.md}.
 *
 * <p>Commands take turns, so that a busy moment of the machine hits all of them alike, and medians
 * are compared. Needs Linux for memory ({@code /proc}); elsewhere that column stays empty.
 */
final class Performance {
  private static final String QUESTION =
      "recommend inference --model llama-3.1-70b --concurrency 16";
  private static final int EXTRA_OFFERS = 20_000;
  private static final int LINES = 100_000;
  private static final int QUESTIONS = 1_000;
  private static final int LONGEST_TRAINING_SECONDS = 120;

  private final Path clone = Path.of("").toAbsolutePath();
  private final Path work;
  private final Path java;
  private final Path installed;

  private Performance(Path work) throws IOException {
    this.work = work;
    this.installed = install();
    this.java = Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** One command and what is to be reached, as a ratio to the empty program. */
  private record Subject(String name, List<String> command, Map<String, String> environment, String target) {}

  private record Run(double millis, long peakKiB) {}

  public static void main(String[] args) throws Exception {
    int rounds = args.length == 0 ? 21 : Integer.parseInt(args[0]);
    Path work = Files.createTempDirectory("gpu-advisor-performance");
    try {
      new Performance(work).run(rounds);
    } finally {
      try (Stream<Path> files = Files.walk(work)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  private void run(int rounds) throws Exception {
    System.out.printf(
        "%s %s, %d processors, %s%n%n",
        System.getProperty("java.vm.vendor"),
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"));
    cold(rounds);
    System.out.println();
    throughput();
  }

  // ---- One answer at a time ----

  private void cold(int rounds) throws Exception {
    List<Subject> subjects = subjects();
    for (Subject subject : subjects) {
      warm(subject);
    }
    Map<Subject, List<Run>> runs = new LinkedHashMap<>();
    subjects.forEach(subject -> runs.put(subject, new ArrayList<>()));
    for (int i = 0; i < rounds; i++) {
      for (Subject subject : subjects) {
        runs.get(subject).add(run(subject, null));
      }
    }
    double empty = median(runs.get(subjects.get(0)));
    double plain = median(runs.get(subjects.get(1)));
    System.out.println("| command | median ms | × empty Java | to reach | peak MiB |");
    System.out.println("|---|---|---|---|---|");
    for (Subject subject : subjects) {
      double millis = median(runs.get(subject));
      boolean more = subject.target().endsWith("plain");
      System.out.printf(
          "| %s | %.0f | %.2f%s | %s | %s |%n",
          subject.name(),
          millis,
          millis / empty,
          more ? String.format(" (%.2f × plain)", millis / plain) : "",
          subject.target(),
          peak(runs.get(subject)));
    }
  }

  private List<Subject> subjects() throws Exception {
    Path classes = Files.createDirectory(work.resolve("empty"));
    Path source = Files.writeString(work.resolve("Empty.java"), "class Empty { public static void main(String[] a) {} }");
    finish(new ProcessBuilder(java.resolveSibling("javac").toString(), "-d", classes.toString(), source.toString()));
    Map<String, String> own = environment("data");
    Map<String, String> many = environment("many");
    offers(many);
    return List.of(
        new Subject("an empty Java program", List.of(java.toString(), "-cp", classes.toString(), "Empty"), Map.of(), ""),
        new Subject("`" + QUESTION + "`", advisor(QUESTION), own, "2.5"),
        new Subject("the same from the clone", clone(QUESTION), own, ""),
        new Subject("the same `-o json`", advisor(QUESTION + " -o json"), own, "2.5"),
        new Subject("`recommend training --model gpt-3 --tokens 300B --deadline 30d`", advisor("recommend training --model gpt-3 --tokens 300B --deadline 30d"), own, "2.5"),
        new Subject("the first with 20,000 more offers", advisor(QUESTION), many, "1.3 × plain"),
        new Subject("`--help`", advisor("--help"), own, "1.8"),
        new Subject("`version`", advisor("version"), own, "1.8"));
  }

  /** The Java that runs this, data of its own, and an archive however the machine is set. */
  private Map<String, String> environment(String data) {
    return Map.of(
        "XDG_CACHE_HOME", work.resolve("cache").toString(),
        "XDG_DATA_HOME", work.resolve(data).toString(),
        "GPU_ADVISOR_JAVA", System.getProperty("java.home"),
        "GPU_ADVISOR_TRAIN", "1");
  }

  /** The program as a package lays it out: in a clone the launcher looks at every source first. */
  private Path install() throws IOException {
    Path lib = Files.createDirectories(work.resolve("installed/lib"));
    for (String file : List.of("gpu-advisor.jar", "gpu-advisor.jar.sha256")) {
      Files.copy(clone.resolve("target").resolve(file), lib.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Path launcher = work.resolve("installed/gpu-advisor");
    Files.copy(clone.resolve("gpu-advisor"), launcher, StandardCopyOption.COPY_ATTRIBUTES);
    return launcher;
  }

  private List<String> advisor(String arguments) {
    List<String> command = new ArrayList<>(List.of(installed.toString()));
    command.addAll(Arrays.asList(arguments.split(" ")));
    return command;
  }

  private List<String> clone(String arguments) {
    List<String> command = new ArrayList<>(advisor(arguments));
    command.set(0, clone.resolve("gpu-advisor").toString());
    return command;
  }

  /** Offers of providers of their own, a thousand each, at prices around those of the catalog. */
  private void offers(Map<String, String> environment) throws Exception {
    List<String> gpus = List.of("h100-sxm-80gb", "a100-sxm-80gb", "l40s", "l4", "h200-sxm-141gb");
    Path file = work.resolve("offers.csv");
    try (BufferedWriter csv = Files.newBufferedWriter(file)) {
      csv.write("provider,instanceType,gpu,gpuCount,region,pricing,priceUsdPerHour,asOf\n");
      for (int i = 0; i < EXTRA_OFFERS; i++) {
        int count = 1 << (i % 4);
        csv.write(
            "made-up-%d,type-%d,%s,%d,region-%d,on-demand,%.3f,2026-11-01%n"
                .formatted(i / 1000, i % 50, gpus.get(i % gpus.size()), count, i / 50 % 20, count * (2 + i % 97 * 0.01)));
      }
    }
    // The launcher builds what is older than its sources: that is not part of the import.
    run(new Subject("version", advisor("version"), environment, ""), null);
    List<String> command = advisor("offers import --format csv " + file);
    Run imported = run(new Subject("import", command, environment, ""), null);
    System.out.printf("importing %,d offers took %.2f s%n%n", EXTRA_OFFERS, imported.millis() / 1000);
  }

  /** Fills the caches of the system, and waits for the archive that the launcher trains at first. */
  private void warm(Subject subject) throws Exception {
    run(subject, null);
    for (int waited = 0; !subject.environment().isEmpty() && !trained(); waited++) {
      if (waited == LONGEST_TRAINING_SECONDS) {
        throw new IOException("the launcher trained no archive in " + waited + " s");
      }
      Thread.sleep(1000);
    }
    run(subject, null);
  }

  private boolean trained() throws IOException {
    Path cache = Files.createDirectories(work.resolve("cache"));
    try (Stream<Path> files = Files.walk(cache)) {
      return files.anyMatch(file -> file.toString().endsWith(".jsa"));
    }
  }

  // ---- Many lines at once ----

  private void throughput() throws Exception {
    Path lines = work.resolve("lines.jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(lines)) {
      List<String> gpus = List.of("h100-sxm-80gb", "a100-sxm-80gb", "l40s", "l4", "mi300x", "rtx-4090");
      for (int i = 0; i < LINES; i++) {
        out.write(
            "{\"id\":\"%d\",\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"gpu\":\"%s\",\"gpuCount\":1,\"inputTokens\":%d,\"outputTokens\":%d,\"concurrency\":%d}%n"
                .formatted(i, gpus.get(i % gpus.size()), 128 + i % 1000, 64 + i % 300, 1 + i % 32));
      }
    }
    Path questions = work.resolve("questions.jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(questions)) {
      for (int i = 0; i < QUESTIONS; i++) {
        out.write(
            "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"concurrency\":%d,\"inputTokens\":%d}%n"
                .formatted(1 + i % 64, 256 + i));
      }
    }
    Map<String, String> own = environment("data");
    System.out.println("| command | lines | a second | to reach | peak MiB |");
    System.out.println("|---|---|---|---|---|");
    rate("batch estimate", LINES, "100,000", lines, own);
    rate("batch recommend", QUESTIONS, "300", questions, own);
  }

  private void rate(String command, int lines, String target, Path input, Map<String, String> environment) throws Exception {
    Run run = run(new Subject(command, advisor(command), environment, target), input);
    System.out.printf(
        "| `%s` | %,d | %,.0f | %s | %s |%n",
        command, lines, lines / (run.millis() / 1000), target, peak(List.of(run)));
  }

  // ---- Processes ----

  private Run run(Subject subject, Path input) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(subject.command()).directory(clone.toFile());
    builder.environment().putAll(subject.environment());
    builder.redirectInput(input == null ? new File("/dev/null") : input.toFile());
    builder.redirectErrorStream(true);
    Path output = work.resolve("output");
    builder.redirectOutput(output.toFile());
    long start = System.nanoTime();
    Process process = builder.start();
    Peak peak = new Peak(process.pid());
    if (input != null) {
      peak.start();
    }
    int status = process.waitFor();
    double millis = (System.nanoTime() - start) / 1e6;
    if (status != 0) {
      throw new IOException(String.join(" ", subject.command()) + " ended with " + status + ":\n" + Files.readString(output, StandardCharsets.UTF_8).lines().limit(20).toList());
    }
    return new Run(millis, input != null ? peak.kibibytes() : peakOf(subject));
  }

  /** Peak memory of one more run, watched, so that watching does not disturb the times. */
  private final Map<String, Long> peaks = new LinkedHashMap<>();

  private long peakOf(Subject subject) throws Exception {
    Long known = peaks.get(subject.name());
    if (known != null) {
      return known;
    }
    ProcessBuilder builder = new ProcessBuilder(subject.command()).directory(clone.toFile());
    builder.environment().putAll(subject.environment());
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    Peak peak = new Peak(process.pid());
    peak.start();
    process.waitFor();
    peaks.put(subject.name(), peak.kibibytes());
    return peak.kibibytes();
  }

  /** Watches the high-water mark of a process, and of what it became by {@code exec}. */
  private static final class Peak extends Thread {
    private final Path status;
    private volatile long most;

    Peak(long pid) {
      this.status = Path.of("/proc/" + pid + "/status");
      setDaemon(true);
    }

    @Override
    public void run() {
      while (Files.exists(status)) {
        try (Stream<String> lines = Files.lines(status)) {
          lines
              .filter(line -> line.startsWith("VmHWM"))
              .forEach(line -> most = Math.max(most, Long.parseLong(line.replaceAll("\\D+", ""))));
          Thread.sleep(2);
        } catch (IOException | UncheckedIOException | InterruptedException e) {
          return;
        }
      }
    }

    long kibibytes() {
      return most;
    }
  }

  private static void finish(ProcessBuilder builder) throws Exception {
    if (builder.inheritIO().start().waitFor() != 0) {
      throw new IOException(String.join(" ", builder.command()) + " failed");
    }
  }

  private static double median(List<Run> runs) {
    double[] millis = runs.stream().mapToDouble(Run::millis).sorted().toArray();
    return millis[millis.length / 2];
  }

  private static String peak(List<Run> runs) {
    long most = runs.stream().mapToLong(Run::peakKiB).max().orElse(0);
    return most == 0 ? "" : String.valueOf(Math.round(most / 1024.0));
  }
}
