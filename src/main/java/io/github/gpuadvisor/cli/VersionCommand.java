package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.cli.syntax.Syntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code version}. */
final class VersionCommand implements Command {
  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("version", "the program's version, and Java's")
        .describing("Prints the version of the program and of the Java that runs it.")
        .examples("version");
  }

  @Override
  public ExitCode run(List<String> args) {
    console.out().println("gpu-advisor " + version() + ", Java " + Runtime.version());
    return ExitCode.ANSWERED;
  }

  static String version() {
    @Nullable String version = GpuAdvisor.class.getPackage().getImplementationVersion();
    if (version == null && GpuAdvisor.class.getModule().isNamed()) {
      // In an image of its own the program is a module, and modules have no manifest.
      version = GpuAdvisor.class.getModule().getDescriptor().rawVersion().orElse(null);
    }
    return version == null ? "development" : version;
  }
}
