package io.github.gpuadvisor.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carries out the examples of a Markdown file. */
final class ExampleRunner {
  /** Stands for the folder that holds the example's files, in commands and in output. */
  private static final String FOLDER = "{dir}";

  private static final Set<String> READ_A_CATALOG =
      Set.of(
          "recommend",
          "explain",
          "compare",
          "sweep",
          "estimate",
          "batch",
          "gpus",
          "models",
          "offers",
          "systems",
          "detect",
          "learn",
          "trend",
          "catalog");
  private static final Set<String> KINDS = Set.of("inference", "fine-tuning", "training");
  private static final Set<String> JUDGE_AGES =
      Set.of("recommend", "explain", "compare", "sweep", "estimate");

  private final Path folder;
  private final List<String> frozenCatalog;
  private final List<String> frozenDate;

  /**
   * @param folder an empty folder for the example's files
   * @param frozenCatalog arguments added where a catalog is read, unless the example is {@code
   *     shipped}
   * @param frozenDate arguments added where price ages are judged
   */
  ExampleRunner(Path folder, List<String> frozenCatalog, List<String> frozenDate) {
    this.folder = folder;
    this.frozenCatalog = frozenCatalog;
    this.frozenDate = frozenDate;
  }

  CommandRun run(Example example) throws IOException {
    ShellLine line = ShellLine.parse(example.command());
    for (Map.Entry<String, String> file : example.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
    }
    Map<String, String> environment = new HashMap<>(example.environment());
    environment.putAll(line.environment());
    CommandRun run = CommandRun.of(args(example, line), stdin(example, line), environment);
    boolean piped = !line.after().isEmpty() && !example.showsNothing();
    CommandRun seen = piped ? piped(line.after(), run) : run;
    return new CommandRun(
        seen.exitCode(),
        seen.output().replace(folder.toString(), FOLDER),
        line.silent() ? "" : seen.errorOutput().replace(folder.toString(), FOLDER));
  }

  private List<String> args(Example example, ShellLine line) {
    List<String> args = new ArrayList<>();
    line.args().forEach(arg -> args.add(arg.replace(FOLDER, folder.toString())));
    int options = 0;
    while (options < args.size() && !args.get(options).startsWith("-")) {
      options++;
    }
    String command = args.isEmpty() ? "" : args.get(0);
    boolean judgesAges = JUDGE_AGES.contains(command) && args.stream().anyMatch(KINDS::contains);
    if (READ_A_CATALOG.contains(command) && !args.contains("--catalog") && !example.shipped()) {
      args.addAll(options, frozenCatalog);
    }
    if (judgesAges && !args.contains("--as-of")) {
      args.addAll(options, frozenDate);
    }
    return args;
  }

  private String stdin(Example example, ShellLine line) throws IOException {
    if (!line.before().isEmpty()) {
      return shell(line.before(), "").output();
    }
    if (line.stdinFile().isEmpty()) {
      return "";
    }
    return line.stdinFile().equals("stdin")
        ? example.stdin()
        : Files.readString(Path.of(line.stdinFile().replace(FOLDER, folder.toString())));
  }

  private static CommandRun piped(String after, CommandRun run) throws IOException {
    CommandRun last = shell(after, run.output());
    return new CommandRun(last.exitCode(), last.output(), run.errorOutput() + last.errorOutput());
  }

  /** Other programs of a pipeline, through files so that neither side can block. */
  private static CommandRun shell(String text, String stdin) throws IOException {
    Path in = Files.createTempFile("stdin", ".txt");
    Path out = Files.createTempFile("stdout", ".txt");
    Path err = Files.createTempFile("stderr", ".txt");
    try {
      Files.writeString(in, stdin);
      Process process =
          new ProcessBuilder("sh", "-c", text)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      int exitCode = process.waitFor();
      return new CommandRun(exitCode, Files.readString(out), Files.readString(err));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(in);
      Files.delete(out);
      Files.delete(err);
    }
  }
}
