package io.github.gpuadvisor.faults;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A user's own data in a home of its own, and commands that are run with it. */
record OwnData(Path home) {
  /** Cheap enough to be the first row wherever it is read. */
  static final String PRICE = "0.0123";

  private static final String HEADER = "provider,instanceType,gpu,gpuCount,priceUsdPerHour\n";

  /** A price list of one provider. */
  Path prices(String provider, int rows) throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (int row = 0; row < rows; row++) {
      text.append(provider).append(",m").append(row).append(",l4,1,").append(PRICE).append('\n');
    }
    return Files.writeString(home.resolve(provider + ".csv"), text);
  }

  CommandRun importing(Path prices) {
    return run("offers", "import", "--format", "csv", prices.toString(), "--as-of", "2026-11-20");
  }

  CommandRun run(String... args) {
    return CommandRun.of(
        List.of(args),
        "",
        Map.of(
            "XDG_DATA_HOME", home.toString(), "XDG_CACHE_HOME", home.resolve("caches").toString()));
  }

  /** The first row that is cheapest of all. */
  CommandRun cheapest(String... more) {
    Stream<String> question =
        Stream.of(
            "recommend",
            "inference",
            "--model",
            "llama-3.1-8b",
            "--optimize",
            "cost",
            "--top",
            "1",
            "--as-of",
            "2026-11-25");
    return run(Stream.concat(question, Arrays.stream(more)).toArray(String[]::new));
  }

  Path folder() {
    return home.resolve("gpu-advisor");
  }

  Path file(String provider) {
    return folder().resolve("imported/offers").resolve(provider + ".json");
  }

  /** All files and what they hold. */
  Map<String, String> contents() throws IOException {
    Map<String, String> contents = new LinkedHashMap<>();
    if (!Files.isDirectory(folder())) {
      return contents;
    }
    try (Stream<Path> all = Files.walk(folder())) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        contents.put(folder().relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
