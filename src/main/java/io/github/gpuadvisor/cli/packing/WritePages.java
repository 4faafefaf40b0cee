package io.github.gpuadvisor.cli.packing;

import io.github.gpuadvisor.catalog.importing.WholeFile;
import io.github.gpuadvisor.cli.CommandTree;
import io.github.gpuadvisor.cli.Console;
import io.github.gpuadvisor.cli.GpuAdvisor;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Build step: {@code WritePages FOLDER} writes {@code man/*.1} and {@code completions/*} there. */
public final class WritePages {
  /** Each shell, with the name that it finds a script by. */
  private static final Map<String, String> SCRIPTS =
      Map.of("bash", "gpu-advisor.bash", "zsh", "_gpu-advisor", "fish", "gpu-advisor.fish");

  private WritePages() {}

  /**
   * Writes all pages and scripts.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    for (Map.Entry<String, String> file : files().entrySet()) {
      WholeFile.write(Path.of(args[0]).resolve(file.getKey()), file.getValue());
    }
  }

  /** All files by their path: what the commands print where there is no data of a user. */
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    for (List<String> page : CommandTree.pages()) {
      List<String> args = new ArrayList<>(List.of("help", "-o", "man"));
      args.addAll(page);
      files.put("man/" + String.join("-", name(page)) + ".1", printed(args));
    }
    SCRIPTS.forEach(
        (shell, name) -> files.put("completions/" + name, printed(List.of("completion", shell))));
    return files;
  }

  private static List<String> name(List<String> page) {
    List<String> name = new ArrayList<>(List.of("gpu-advisor"));
    name.addAll(page);
    return name;
  }

  private static String printed(List<String> args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        new GpuAdvisor(
                new Console(
                    new PrintWriter(out),
                    new PrintWriter(err),
                    InputStream.nullInputStream(),
                    Map.of()))
            .run(args);
    if (exit != 0) {
      throw new IllegalStateException(String.join(" ", args) + ": " + err);
    }
    return out.toString();
  }
}
