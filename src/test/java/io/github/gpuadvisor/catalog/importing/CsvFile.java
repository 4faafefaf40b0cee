package io.github.gpuadvisor.catalog.importing;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A price file in our own columns that a test writes. */
record CsvFile(Path folder) {
  static final String HEADER = "provider,instanceType,gpu,gpuCount,priceUsdPerHour\n";

  Path write(String text) throws IOException {
    return write(text, StandardCharsets.UTF_8);
  }

  Path write(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("prices.csv"), text.getBytes(charset));
  }

  /** A second file beside it. */
  Path writeMore(String text) throws IOException {
    return Files.writeString(folder.resolve("more.csv"), text);
  }

  Imported one(String text) throws IOException {
    return Imports.one("csv", write(text));
  }

  ImportException failure(String text) throws IOException {
    return Imports.failure("csv", write(text));
  }
}
