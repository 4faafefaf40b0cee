package io.github.gpuadvisor.faults;

import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A model, a GPU and its price, all texts of which somebody else chose. */
record HostileData(Path home) {
  private static final String OFFER =
      """
      {"name": NAME, "provider": "evil",
       "sourceList": {"mine": {"accessed": "2026-11-01", "kind": "imported", "publisher": NAME,
         "title": NAME, "url": NAME}},
       "offers": [{"asOf": "2026-11-01", "country": "US", "covers": NAME, "gpu": "l4",
         "gpuCount": 1, "gpuFraction": null, "instanceType": NAME, "memoryGiB": null,
         "networkGbps": null, "note": NAME, "priceUsdPerHour": 0.01, "pricing": "on-demand",
         "provider": "evil", "region": NAME, "source": "mine", "state": "listed", "term": null,
         "tier": null, "vcpus": null}]}
      """;

  /** Writes own data in which whatever may be any text is this one. */
  void callEverything(String name) throws IOException {
    String text = JsonText.line(name);
    String model = Files.readString(Path.of("catalog/models/meta/llama-3.1-8b.json"));
    put(
        "models/x/evil.json",
        model
            .replaceAll("\"aliases\": \\[[^\\]]*\\]", "\"aliases\": []")
            .replace("\"id\": \"llama-3.1-8b\"", "\"id\": \"evil\"")
            .replace("\"name\": \"Llama 3.1 8B\"", "\"name\": " + text)
            .replace("\"meta-llama/Llama-3.1-8B\"", text));
    String gpu = Files.readString(Path.of("catalog/gpus/nvidia/l4.json"));
    put("gpus/nvidia/l4.json", gpu.replace("\"name\": \"NVIDIA L4\"", "\"name\": " + text));
    put("offers/evil.json", OFFER.replace("NAME", text));
  }

  private void put(String file, String text) throws IOException {
    Path path = home.resolve("gpu-advisor/catalog").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** The answer to a question that nothing but this data can answer. */
  CommandRun answer(String... more) {
    Stream<String> question =
        Stream.of(
            "recommend",
            "inference",
            "--model",
            "evil",
            "--gpu",
            "l4",
            "--provider",
            "evil",
            "--as-of",
            "2026-11-25");
    return CommandRun.of(
        Stream.concat(question, Arrays.stream(more)).toList(),
        "",
        Map.of("XDG_DATA_HOME", home.toString()));
  }

  /** A fine-tuning of the same on the same. */
  CommandRun tuning(String... more) {
    List<String> question =
        List.of("recommend", "fine-tuning", "--model", "evil", "--gpu", "l4", "--tokens", "10M");
    return CommandRun.of(
        Stream.concat(
                Stream.concat(question.stream(), Stream.of("--provider", "evil")),
                Arrays.stream(more))
            .toList(),
        "",
        Map.of("XDG_DATA_HOME", home.toString()));
  }
}
