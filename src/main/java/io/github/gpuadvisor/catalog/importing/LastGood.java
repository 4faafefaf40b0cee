package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogFiles;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Fields;
import io.github.gpuadvisor.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a provider's prices before an import.
 *
 * @param name how a sentence calls it
 * @param newest day of the newest price; null where there is none
 */
record LastGood(String name, List<Known> offers, @Nullable LocalDate newest) {
  /** One price; per GPU, so that machines of different size compare. */
  record Known(String gpu, Offer.Pricing pricing, double pricePerGpu) {
    static @Nullable Known of(
        String gpu, Offer.@Nullable Pricing pricing, double gpus, @Nullable Double price) {
      return pricing == null || price == null || gpus <= 0
          ? null
          : new Known(gpu, pricing, price / gpus);
    }

    static @Nullable Known of(Offer offer) {
      @Nullable Double share = offer.gpuFraction();
      return of(
          offer.gpu(),
          offer.pricing(),
          share == null ? offer.gpuCount() : share,
          offer.priceUsdPerHour());
    }
  }

  LastGood {
    offers = List.copyOf(offers);
  }

  /**
   * The last import of a provider; where there is none, or none that can be read, the catalog's
   * offers at the kinds of price that the new ones have.
   */
  static LastGood of(
      String provider, @Nullable Path file, Catalog catalog, List<Offer> replacement) {
    @Nullable LastGood imported = file == null ? null : imported(file);
    if (imported != null) {
      return imported;
    }
    Set<Offer.Pricing> kinds = EnumSet.noneOf(Offer.Pricing.class);
    replacement.forEach(offer -> kinds.add(offer.pricing()));
    List<Known> known = new ArrayList<>();
    @Nullable LocalDate newest = null;
    for (Offer offer : catalog.offers()) {
      @Nullable Known one =
          offer.provider().equals(provider) && kinds.contains(offer.pricing())
              ? Known.of(offer)
              : null;
      if (one != null) {
        known.add(one);
        newest = later(newest, offer.asOf());
      }
    }
    return new LastGood("the catalog", known, newest);
  }

  private static LocalDate later(@Nullable LocalDate newest, LocalDate day) {
    return newest == null || day.isAfter(newest) ? day : newest;
  }

  private static @Nullable LastGood imported(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > CatalogFiles.LARGEST_FILE) {
        return null;
      }
      List<Known> known = new ArrayList<>();
      @Nullable LocalDate newest = null;
      Fields fields = Fields.of(Json.read(Files.readString(file), file.toString()), "");
      for (Fields offer : fields.objects("offers")) {
        @Nullable Double share = offer.numberOrNull("gpuFraction");
        @Nullable Known one =
            Known.of(
                offer.text("gpu"),
                Offer.Pricing.of(offer.text("pricing")),
                share == null ? offer.number("gpuCount") : share,
                offer.numberOrNull("priceUsdPerHour"));
        if (one != null) {
          known.add(one);
          newest = later(newest, offer.date("asOf"));
        }
      }
      return new LastGood("the last import", known, newest);
    } catch (IOException | DocumentException e) {
      // What nobody can read is no good data, and a new import is the way to replace it.
      return null;
    }
  }
}
