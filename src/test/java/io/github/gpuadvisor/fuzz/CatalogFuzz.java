package io.github.gpuadvisor.fuzz;

import io.github.gpuadvisor.testing.CommandRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files of a catalog, each in the place of a sound one; and a user's own over the built-in. */
final class CatalogFuzz {
  private static final String OWN = "own/";

  private static final List<String> FILES = files();

  private CatalogFuzz() {}

  private static List<String> files() {
    List<String> files = new ArrayList<>(SmallCatalog.TINY.keySet());
    files.addAll(
        List.of(
            "exceptions.json",
            OWN + "gpus/nvidia/l4.json",
            OWN + "models/meta/llama-3.1-8b.json",
            OWN + "offers/lambda.json",
            OWN + "engines/vllm.json"));
    return files;
  }

  public static void fuzzerTestOneInput(byte[] input) {
    try (Scratch scratch = new Scratch()) {
      Map<String, byte[]> catalog = new TreeMap<>(SmallCatalog.TINY);
      boolean own = false;
      for (Map.Entry<String, byte[]> file : Bundle.files(input, FILES).entrySet()) {
        if (file.getKey().startsWith(OWN)) {
          own = true;
          scratch.write(
              "data/gpu-advisor/catalog/" + file.getKey().substring(OWN.length()), file.getValue());
        } else {
          catalog.put(file.getKey(), file.getValue());
        }
      }
      catalog.forEach((name, bytes) -> scratch.write("catalog/" + name, bytes));
      String place = own ? "" : scratch.path("catalog").toString();
      if (!own) {
        // All that ships would be judged beside the one file.
        CommandRun check = run(scratch, place, "catalog", "check");
        Contract.of(check, input).reportsBesideAnError().endsWith(0, 4);
      }
      CommandRun list = run(scratch, place, "gpus", "list", "-o", "json");
      Contract.of(list, input).endsWith(0, 2, 4);
      CommandRun answer =
          run(
              scratch,
              place,
              "recommend",
              "inference",
              "--model",
              "llama-3.1-8b",
              "--gpu",
              "l4",
              "-o",
              "json");
      Contract.of(answer, input).endsWith(0, 2, 3, 4).printsJson();
    }
  }

  private static CommandRun run(Scratch scratch, String place, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    if (!place.isEmpty()) {
      all.addAll(List.of("--catalog", place));
    }
    return scratch.run(new byte[0], all);
  }
}
