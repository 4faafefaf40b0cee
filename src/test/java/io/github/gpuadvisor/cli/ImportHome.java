package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A home that holds a user's imports, and the price files beside it. */
record ImportHome(Path folder) {
  static final String HEADER = "provider,instanceType,gpu,gpuCount,priceUsdPerHour\n";

  /** With one price of one provider to import. */
  static ImportHome in(Path folder) throws IOException {
    ImportHome home = new ImportHome(folder);
    home.write("prices.csv", HEADER + "own-cloud,small,l4,1,0.5\n");
    return home;
  }

  Path prices() {
    return folder.resolve("prices.csv");
  }

  Path data() {
    return folder.resolve("data");
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** So many offers of a provider at one price. */
  static String rows(String provider, int count, double price) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < count; i++) {
      text.append(provider).append(",m").append(i).append(",l4,1,").append(price).append('\n');
    }
    return text.toString();
  }

  /** Imports with these options. */
  CommandRun run(String... args) {
    List<String> all = new ArrayList<>(List.of("offers", "import"));
    all.addAll(List.of(args));
    return CommandRun.of(all, "", environment());
  }

  /** Imports a file in our own columns, as of one day. */
  CommandRun csv(Path file, String... more) {
    List<String> args = new ArrayList<>(List.of("--format", "csv", file.toString()));
    args.addAll(List.of("--as-of", "2026-11-20"));
    args.addAll(List.of(more));
    return run(args.toArray(new String[0]));
  }

  /** Where a provider's offers lie after their import. */
  Path written(String provider) {
    return data().resolve("gpu-advisor/imported/offers/" + provider + ".json");
  }

  Map<String, String> environment() {
    return Map.of("XDG_DATA_HOME", data().toString());
  }
}
