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
  private Performance() {}

  public static void main(String[] args) throws Exception {
    int rounds = args.length == 0 ? 21 : Integer.parseInt(args[0]);
    Path work = Files.createTempDirectory("gpu-advisor-performance");
    try {
      run(new Installation(work), rounds);
    } finally {
      try (Stream<Path> files = Files.walk(work)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  private static void run(Installation installation, int rounds) throws Exception {
    System.out.printf(
        "%s %s, %d processors, %s%n%n",
        System.getProperty("java.vm.vendor"),
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"));
    Stopwatch stopwatch = new Stopwatch(installation);
    new Answers(installation, stopwatch).print(rounds);
    System.out.println();
    new Throughput(installation, stopwatch).print();
  }
}

/** One command and what is to be reached, as a ratio to the empty program. */
record Subject(String name, List<String> command, Map<String, String> environment, String target) {}

/** One run of a command. */
record Run(double millis, long peakKiB) {
  static double median(List<Run> runs) {
    double[] millis = runs.stream().mapToDouble(Run::millis).sorted().toArray();
    return millis[millis.length / 2];
  }

  /** Of all of them, MiB; empty where none was seen. */
  static String peak(List<Run> runs) {
    long most = runs.stream().mapToLong(Run::peakKiB).max().orElse(0);
    return most == 0 ? "" : String.valueOf(Math.round(most / 1024.0));
  }
}

/** The program as it is installed, and as it stands in the clone, with a folder to work in. */
final class Installation {
  private final Path clone = Path.of("").toAbsolutePath();
  private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
  private final Path work;
  private final Path installed;

  Installation(Path work) throws IOException {
    this.work = work;
    this.installed = install();
  }

  /** The program as a package lays it out: in a clone the launcher looks at every source first. */
  private Path install() throws IOException {
    Path lib = Files.createDirectories(work.resolve("installed/lib"));
    for (String file : List.of("gpu-advisor.jar", "gpu-advisor.jar.sha256")) {
      Files.copy(
          clone.resolve("target").resolve(file),
          lib.resolve(file),
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    Path launcher = work.resolve("installed/gpu-advisor");
    Files.copy(clone.resolve("gpu-advisor"), launcher, StandardCopyOption.COPY_ATTRIBUTES);
    return launcher;
  }

  /** Where commands run. */
  Path folder() {
    return clone;
  }

  /** A file of the folder to work in. */
  Path file(String name) {
    return work.resolve(name);
  }

  /** A program that does nothing. */
  List<String> emptyProgram() throws Exception {
    Path classes = Files.createDirectory(work.resolve("empty"));
    Path source =
        Files.writeString(
            work.resolve("Empty.java"), "class Empty { public static void main(String[] a) {} }");
    List<String> compile =
        List.of(
            java.resolveSibling("javac").toString(), "-d", classes.toString(), source.toString());
    if (new ProcessBuilder(compile).inheritIO().start().waitFor() != 0) {
      throw new IOException(String.join(" ", compile) + " failed");
    }
    return List.of(java.toString(), "-cp", classes.toString(), "Empty");
  }

  /** The Java that runs this, data of its own, and an archive however the machine is set. */
  Map<String, String> environment(String data) {
    return Map.of(
        "XDG_CACHE_HOME", work.resolve("cache").toString(),
        "XDG_DATA_HOME", work.resolve(data).toString(),
        "GPU_ADVISOR_JAVA", System.getProperty("java.home"),
        "GPU_ADVISOR_TRAIN", "1");
  }

  List<String> advisor(String arguments) {
    List<String> command = new ArrayList<>(List.of(installed.toString()));
    command.addAll(Arrays.asList(arguments.split(" ")));
    return command;
  }

  List<String> fromClone(String arguments) {
    List<String> command = new ArrayList<>(advisor(arguments));
    command.set(0, clone.resolve("gpu-advisor").toString());
    return command;
  }

  /** True once the launcher has made its archive. */
  boolean trained() throws IOException {
    Path cache = Files.createDirectories(work.resolve("cache"));
    try (Stream<Path> files = Files.walk(cache)) {
      return files.anyMatch(file -> file.toString().endsWith(".jsa"));
    }
  }
}

/** One answer at a time. */
final class Answers {
  private static final String QUESTION =
      "recommend inference --model llama-3.1-70b --concurrency 16";
  private static final int EXTRA_OFFERS = 20_000;
  private static final int LONGEST_TRAINING_SECONDS = 120;

  private final Installation installation;
  private final Stopwatch stopwatch;

  Answers(Installation installation, Stopwatch stopwatch) {
    this.installation = installation;
    this.stopwatch = stopwatch;
  }

  void print(int rounds) throws Exception {
    List<Subject> subjects = subjects();
    for (Subject subject : subjects) {
      warm(subject);
    }
    Map<Subject, List<Run>> runs = new LinkedHashMap<>();
    subjects.forEach(subject -> runs.put(subject, new ArrayList<>()));
    for (int i = 0; i < rounds; i++) {
      for (Subject subject : subjects) {
        runs.get(subject).add(stopwatch.run(subject, null));
      }
    }
    print(runs);
  }

  private static void print(Map<Subject, List<Run>> runs) {
    List<Subject> subjects = List.copyOf(runs.keySet());
    double empty = Run.median(runs.get(subjects.get(0)));
    double plain = Run.median(runs.get(subjects.get(1)));
    System.out.println("| command | median ms | × empty Java | to reach | peak MiB |");
    System.out.println("|---|---|---|---|---|");
    for (Subject subject : subjects) {
      double millis = Run.median(runs.get(subject));
      boolean more = subject.target().endsWith("plain");
      System.out.printf(
          "| %s | %.0f | %.2f%s | %s | %s |%n",
          subject.name(),
          millis,
          millis / empty,
          more ? String.format(" (%.2f × plain)", millis / plain) : "",
          subject.target(),
          Run.peak(runs.get(subject)));
    }
  }

  private List<Subject> subjects() throws Exception {
    Map<String, String> own = installation.environment("data");
    Map<String, String> many = installation.environment("many");
    importOffers(many);
    String training = "recommend training --model gpt-3 --tokens 300B --deadline 30d";
    return List.of(
        new Subject("an empty Java program", installation.emptyProgram(), Map.of(), ""),
        new Subject("`" + QUESTION + "`", installation.advisor(QUESTION), own, "2.5"),
        new Subject("the same from the clone", installation.fromClone(QUESTION), own, ""),
        new Subject("the same `-o json`", installation.advisor(QUESTION + " -o json"), own, "2.5"),
        new Subject("`" + training + "`", installation.advisor(training), own, "2.5"),
        new Subject(
            "the first with 20,000 more offers",
            installation.advisor(QUESTION),
            many,
            "1.3 × plain"),
        new Subject("`--help`", installation.advisor("--help"), own, "1.8"),
        new Subject("`version`", installation.advisor("version"), own, "1.8"));
  }

  /** Offers of providers of their own, a thousand each, at prices around those of the catalog. */
  private void importOffers(Map<String, String> environment) throws Exception {
    List<String> gpus = List.of("h100-sxm-80gb", "a100-sxm-80gb", "l40s", "l4", "h200-sxm-141gb");
    Path file = installation.file("offers.csv");
    try (BufferedWriter csv = Files.newBufferedWriter(file)) {
      csv.write("provider,instanceType,gpu,gpuCount,region,pricing,priceUsdPerHour,asOf\n");
      for (int i = 0; i < EXTRA_OFFERS; i++) {
        int count = 1 << (i % 4);
        csv.write(
            "made-up-%d,type-%d,%s,%d,region-%d,on-demand,%.3f,2026-11-01%n"
                .formatted(
                    i / 1000,
                    i % 50,
                    gpus.get(i % gpus.size()),
                    count,
                    i / 50 % 20,
                    count * (2 + i % 97 * 0.01)));
      }
    }
    // The launcher builds what is older than its sources: that is not part of the import.
    stopwatch.run(new Subject("version", installation.advisor("version"), environment, ""), null);
    List<String> command = installation.advisor("offers import --format csv " + file);
    Run imported = stopwatch.run(new Subject("import", command, environment, ""), null);
    System.out.printf(
        "importing %,d offers took %.2f s%n%n", EXTRA_OFFERS, imported.millis() / 1000);
  }

  /**
   * Fills the caches of the system, and waits for the archive that the launcher trains at first.
   */
  private void warm(Subject subject) throws Exception {
    stopwatch.run(subject, null);
    for (int waited = 0; !subject.environment().isEmpty() && !installation.trained(); waited++) {
      if (waited == LONGEST_TRAINING_SECONDS) {
        throw new IOException("the launcher trained no archive in " + waited + " s");
      }
      Thread.sleep(1000);
    }
    stopwatch.run(subject, null);
  }
}

/** Many lines at once. */
final class Throughput {
  private static final int LINES = 100_000;
  private static final int QUESTIONS = 1_000;

  private final Installation installation;
  private final Stopwatch stopwatch;

  Throughput(Installation installation, Stopwatch stopwatch) {
    this.installation = installation;
    this.stopwatch = stopwatch;
  }

  void print() throws Exception {
    Path lines = estimates();
    Path questions = questions();
    Map<String, String> own = installation.environment("data");
    System.out.println("| command | lines | a second | to reach | peak MiB |");
    System.out.println("|---|---|---|---|---|");
    rate("batch estimate", LINES, "100,000", lines, own);
    rate("batch recommend", QUESTIONS, "300", questions, own);
  }

  private Path estimates() throws IOException {
    Path lines = installation.file("lines.jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(lines)) {
      List<String> gpus =
          List.of("h100-sxm-80gb", "a100-sxm-80gb", "l40s", "l4", "mi300x", "rtx-4090");
      for (int i = 0; i < LINES; i++) {
        out.write(
            "{\"id\":\"%d\",\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"gpu\":\"%s\",\"gpuCount\":1,\"inputTokens\":%d,\"outputTokens\":%d,\"concurrency\":%d}%n"
                .formatted(i, gpus.get(i % gpus.size()), 128 + i % 1000, 64 + i % 300, 1 + i % 32));
      }
    }
    return lines;
  }

  private Path questions() throws IOException {
    Path questions = installation.file("questions.jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(questions)) {
      for (int i = 0; i < QUESTIONS; i++) {
        out.write(
            "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"concurrency\":%d,\"inputTokens\":%d}%n"
                .formatted(1 + i % 64, 256 + i));
      }
    }
    return questions;
  }

  private void rate(
      String command, int lines, String target, Path input, Map<String, String> environment)
      throws Exception {
    Run run =
        stopwatch.run(
            new Subject(command, installation.advisor(command), environment, target), input);
    System.out.printf(
        "| `%s` | %,d | %,.0f | %s | %s |%n",
        command, lines, lines / (run.millis() / 1000), target, Run.peak(List.of(run)));
  }
}

/** Runs commands, takes their time and watches their memory. */
final class Stopwatch {
  private final Installation installation;

  /** Peak memory of one more run, watched, so that watching does not disturb the times. */
  private final Map<String, Long> peaks = new LinkedHashMap<>();

  Stopwatch(Installation installation) {
    this.installation = installation;
  }

  /** One run, with a file for its input or none. */
  Run run(Subject subject, Path input) throws Exception {
    ProcessBuilder builder = builder(subject);
    builder.redirectInput(input == null ? new File("/dev/null") : input.toFile());
    builder.redirectErrorStream(true);
    Path output = installation.file("output");
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
      throw new IOException(
          String.join(" ", subject.command())
              + " ended with "
              + status
              + ":\n"
              + Files.readString(output, StandardCharsets.UTF_8).lines().limit(20).toList());
    }
    return new Run(millis, input != null ? peak.kibibytes() : peakOf(subject));
  }

  private long peakOf(Subject subject) throws Exception {
    Long known = peaks.get(subject.name());
    if (known != null) {
      return known;
    }
    ProcessBuilder builder = builder(subject);
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    Peak peak = new Peak(process.pid());
    peak.start();
    process.waitFor();
    peaks.put(subject.name(), peak.kibibytes());
    return peak.kibibytes();
  }

  private ProcessBuilder builder(Subject subject) {
    ProcessBuilder builder =
        new ProcessBuilder(subject.command()).directory(installation.folder().toFile());
    builder.environment().putAll(subject.environment());
    return builder;
  }
}

/** Watches the high-water mark of a process, and of what it became by {@code exec}. */
final class Peak extends Thread {
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
