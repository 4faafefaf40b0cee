package io.github.gpuadvisor.fuzz;

import io.github.gpuadvisor.testing.CommandRun;
import java.util.ArrayList;
import java.util.List;

/** A question in a file, YAML or JSON, under each command that takes one; pools among them. */
final class SpecFuzz {
  private static final List<String> FILES =
      List.of("recommend.yaml", "recommend.json", "explain.yaml", "compare.yaml", "sweep.yaml");
  private static final List<String> FORMATS = List.of("table", "json", "yaml");

  private SpecFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try (Scratch scratch = new Scratch()) {
      String format = FORMATS.get(input.length % FORMATS.size());
      Bundle.files(input, FILES)
          .forEach(
              (name, bytes) -> {
                scratch.write(name, bytes);
                List<String> args = new ArrayList<>(command(name));
                args.addAll(List.of("-f", scratch.path(name).toString(), "-o", format));
                args.addAll(List.of("--catalog", scratch.smallCatalog()));
                CommandRun run = scratch.run(new byte[0], args);
                Contract contract = Contract.of(run, input).endsWith(0, 2, 3);
                if (format.equals("json")) {
                  contract.printsJson();
                }
              });
    }
  }

  private static List<String> command(String file) {
    return switch (file) {
      case "explain.yaml" -> List.of("explain", "h100-sxm-80gb");
      case "compare.yaml" -> List.of("compare", "h100-sxm-80gb", "l40s");
      case "sweep.yaml" -> List.of("sweep", "--vary", "precision=bf16,fp8");
      default -> List.of("recommend");
    };
  }
}
