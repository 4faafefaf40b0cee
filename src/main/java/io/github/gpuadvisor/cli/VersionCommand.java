package io.github.gpuadvisor.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code version}. */
final class VersionCommand implements Command {
  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run(List<String> args) {
    @Nullable String version = GpuAdvisor.class.getPackage().getImplementationVersion();
    console
        .out()
        .println(
            "gpu-advisor "
                + (version == null ? "development" : version)
                + ", Java "
                + Runtime.version());
    return ExitCode.ANSWERED;
  }
}
