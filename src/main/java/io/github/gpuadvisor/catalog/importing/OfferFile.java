package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.CatalogException;
import io.github.gpuadvisor.catalog.CatalogFiles;
import io.github.gpuadvisor.catalog.CatalogReader;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Source;
import io.github.gpuadvisor.document.JsonText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A provider's offers as a file of the user's own data, there whole or not at all. */
final class OfferFile {
  private OfferFile() {}

  /** The text: one offer a line, keys in order, as in the built-in catalog. */
  static String text(String provider, List<Offer> offers, Map<String, Source> sources) {
    StringBuilder text = new StringBuilder("{\n\"name\": ");
    text.append(JsonText.line(provider)).append(",\n\"offers\": [");
    String separator = "\n";
    for (Offer offer : offers) {
      text.append(separator).append(JsonText.line(tree(offer)));
      separator = ",\n";
    }
    text.append("\n],\n\"provider\": ").append(JsonText.line(provider));
    Map<String, @Nullable Object> known = new TreeMap<>();
    sources.forEach((id, source) -> known.put(id, tree(source)));
    text.append(",\n\"" + CatalogReader.OWN_SOURCES + "\": ")
        .append(JsonText.line(known))
        .append("\n}\n");
    return text.toString();
  }

  private static Map<String, @Nullable Object> tree(Offer offer) {
    Map<String, @Nullable Object> tree = new TreeMap<>();
    tree.put("asOf", offer.asOf());
    tree.put("country", offer.country());
    tree.put("covers", offer.covers());
    tree.put("gpu", offer.gpu());
    tree.put("gpuCount", offer.gpuCount());
    tree.put("gpuFraction", number(offer.gpuFraction()));
    tree.put("instanceType", offer.instanceType());
    tree.put("memoryGiB", number(offer.memoryGiB()));
    tree.put("networkGbps", number(offer.networkGbps()));
    tree.put("note", offer.note());
    tree.put("priceUsdPerHour", number(offer.priceUsdPerHour()));
    tree.put("pricing", offer.pricing().id());
    tree.put("provider", offer.provider());
    tree.put("region", offer.region());
    tree.put("source", offer.source());
    tree.put("state", offer.state());
    tree.put("term", offer.term());
    tree.put("tier", offer.tier());
    tree.put("vcpus", number(offer.vcpus()));
    return tree;
  }

  private static @Nullable BigDecimal number(@Nullable Double value) {
    return value == null ? null : BigDecimal.valueOf(value).stripTrailingZeros();
  }

  private static Map<String, @Nullable Object> tree(Source source) {
    Map<String, @Nullable Object> tree = new TreeMap<>();
    tree.put("accessed", source.accessed());
    tree.put("kind", source.kind());
    tree.put("publisher", source.publisher());
    tree.put("title", source.title());
    tree.put("url", source.url());
    return tree;
  }

  /**
   * Puts a text in the place of a file in one step.
   *
   * @throws ImportException where the text is longer than the reader of such files takes
   * @throws CatalogException where it cannot be written; either way the old file is as it was
   */
  static void write(Path file, String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > CatalogFiles.LARGEST_FILE) {
      throw new ImportException(
          "invalid-import",
          file.getFileName() + ": would be larger than the 64 MiB that a file may have",
          "Maybe fewer regions");
    }
    try {
      WholeFile.write(file, text);
    } catch (IOException e) {
      throw new CatalogException(
          file + ": cannot be written (" + reason(e) + "); what was there is unchanged", e);
    }
  }

  private static String reason(IOException e) {
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    String message = e.getMessage();
    return message == null ? kind : kind + ": " + message;
  }
}
