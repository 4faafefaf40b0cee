package io.github.gpuadvisor.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A user's own files beside the built-in catalog. */
record OwnData(Path home) {
  private static final String SOURCE =
      "\"sourceList\": {\"mine\": {\"accessed\": \"2026-11-01\", \"kind\": \"imported\","
          + " \"publisher\": \"me\", \"title\": \"prices\", \"url\": \"file:prices.csv\"}}";

  void write(String file, String text) throws IOException {
    Path path = home.resolve("gpu-advisor").resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, text);
  }

  /** A file with the one offer of a provider. */
  static String offers(String provider, double price) {
    return "{\"name\": \"Mine\", \"provider\": \"%s\", %s, \"offers\": [%s]}"
        .formatted(provider, SOURCE, offer(provider, price));
  }

  private static String offer(String provider, double price) {
    return """
        {"asOf": "2026-11-01", "country": "US", "covers": null, "gpu": "h100-sxm-80gb",
         "gpuCount": 1, "gpuFraction": null, "instanceType": "own-1", "memoryGiB": null,
         "networkGbps": null, "note": null, "priceUsdPerHour": %s, "pricing": "on-demand",
         "provider": "%s", "region": "here", "source": "mine", "state": "listed", "term": null,
         "tier": null, "vcpus": null}
        """
        .formatted(price, provider);
  }
}
