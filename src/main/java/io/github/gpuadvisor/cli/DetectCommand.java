package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.machine.Detector;
import io.github.gpuadvisor.machine.Machine;
import io.github.gpuadvisor.report.MachineDocument;
import io.github.gpuadvisor.report.MachineText;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.YamlText;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code detect}: the GPUs of this machine. */
final class DetectCommand extends ParsedCommand {
  private static final Flag FORMAT =
      new Flag(
          List.of("-o", "--output"),
          "FORMAT",
          "table (default), json, yaml, csv",
          List.of("table", "json", "yaml", "csv"));
  private static final Flag FROM =
      new Flag(List.of("--from"), "FOLDER", "outputs of the tools, kept on another machine");
  private static final Flag QUIET = new Flag(Flag.QUIET.names(), "", "the table alone");
  private static final List<Flag> FLAGS =
      List.of(FORMAT, FROM, QUIET, Flag.NO_COLOR, Flag.CATALOG, Flag.DEBUG, Flag.HELP);

  DetectCommand(Console console) {
    super(console, List.of(), FLAGS);
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("detect", "the GPUs of this machine")
        .describing(
            "Asks nvidia-smi, amd-smi, rocm-smi, xpu-smi and system_profiler, for two seconds at "
                + "most, and reads what the system says of its devices where they do not answer. "
                + "Shows the catalog's id of each card. Parts of a GPU and cards that the catalog "
                + "does not know are shown and not counted. The exit code is 3 where there is no "
                + "GPU.")
        .examples("detect", "detect -o json")
        .with(Declared.OUTPUT, Declared.flags(FLAGS));
  }

  @Override
  ExitCode answer(Arguments arguments) {
    if (!arguments.words().isEmpty()) {
      throw new InvalidInputException(
          "invalid-usage",
          "detect takes options alone, not '" + arguments.words().get(0) + "'",
          "Try gpu-advisor detect --help");
    }
    String format = LookUp.format(arguments, FORMAT);
    Detector detector = detector(arguments.value(FROM));
    Machine machine = detector.detect(Shelf.open(arguments, console.environment()));
    print(machine, format, arguments.has(QUIET));
    return machine.groups().isEmpty() ? ExitCode.NOTHING_QUALIFIES : ExitCode.ANSWERED;
  }

  private Detector detector(@Nullable String folder) {
    if (folder == null) {
      return Detector.ofThisMachine(console.environment());
    }
    try {
      Path path = Path.of(folder);
      if (Files.isDirectory(path)) {
        return Detector.ofFolder(path);
      }
    } catch (InvalidPathException e) {
      // Said below: it is no folder either.
    }
    throw new InvalidInputException(
        "invalid-value",
        "--from " + folder + ": no such folder",
        "Give one that holds nvidia-smi.csv, amd-smi.json, rocm-smi.json, xpu-smi.json or "
            + "system_profiler.json");
  }

  private void print(Machine machine, String format, boolean quiet) {
    switch (format) {
      case "json" -> console.out().print(JsonText.pretty(MachineDocument.of(machine)));
      case "yaml" -> console.out().print(YamlText.of(MachineDocument.of(machine)));
      case "csv" -> console.out().print(MachineDocument.csv(machine));
      default -> {
        Screen screen = console.screen(true);
        MachineText.lines(machine, screen.width(), quiet)
            .forEach(line -> console.out().println(screen.fit(Plain.text(line))));
      }
    }
  }
}
