package io.github.gpuadvisor.fuzz;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The readers of the program, by the names of their folders in {@code src/test/resources/fuzz}. */
final class Targets {
  static final Map<String, Consumer<byte[]>> ALL =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "arguments", ArgumentsFuzz::fuzzerTestOneInput,
                  "batch", BatchFuzz::fuzzerTestOneInput,
                  "catalog", CatalogFuzz::fuzzerTestOneInput,
                  "detect", DetectFuzz::fuzzerTestOneInput,
                  "gguf", GgufFuzz::fuzzerTestOneInput,
                  "index", IndexFuzz::fuzzerTestOneInput,
                  "model-config", ModelConfigFuzz::fuzzerTestOneInput,
                  "price-file", PriceFileFuzz::fuzzerTestOneInput,
                  "safetensors", SafetensorsFuzz::fuzzerTestOneInput,
                  "spec", SpecFuzz::fuzzerTestOneInput)));

  private Targets() {}

  /** The class of a target, as a fuzzer asks for it. */
  static String className(String target) {
    StringBuilder name = new StringBuilder(Targets.class.getPackageName()).append('.');
    for (String word : target.split("-", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return name.append("Fuzz").toString();
  }
}
