package io.github.gpuadvisor.fuzz;

import io.github.gpuadvisor.catalog.CatalogFiles;
import io.github.gpuadvisor.catalog.IndexWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A dozen GPUs instead of hundreds: a fuzzer asks the more in the same time. */
final class SmallCatalog {
  /** The files, each as somebody would edit it. */
  static final Path FOLDER = folder();

  /** Two GPUs, one model and what an answer takes beside them: read in no time. */
  static final Map<String, byte[]> TINY = tiny();

  private static final byte[] PACKED = packed();

  private SmallCatalog() {}

  /** The whole as one index file. */
  static byte[] index() {
    return PACKED.clone();
  }

  private static Path folder() {
    try {
      return Path.of(
          Objects.requireNonNull(SmallCatalog.class.getResource("/frozen-catalog")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> tiny() {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name :
        List.of(
            "catalog.json",
            "engines/vllm.json",
            "gpus/nvidia/h100-sxm-80gb.json",
            "gpus/nvidia/l4.json",
            "models/meta/llama-3.1-8b.json",
            "offers/lambda.json",
            "offers/purchase.json",
            "profiles/balanced.json",
            "systems/hgx-h200-8gpu.json")) {
      try {
        files.put(name, Files.readAllBytes(FOLDER.resolve(name)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    files.put("sources.json", "{}".getBytes(StandardCharsets.UTF_8));
    return Collections.unmodifiableMap(files);
  }

  private static byte[] packed() {
    try {
      return IndexWriter.pack(CatalogFiles.read(FOLDER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
