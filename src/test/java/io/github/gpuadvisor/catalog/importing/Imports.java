package io.github.gpuadvisor.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.Offer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.AssertionFailedError;

/** Imports of test files against the shipped catalog's names. */
final class Imports {
  static final Catalog CATALOG = CatalogIndex.builtIn();
  static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private static final Path MADE_UP = Path.of("src/test/resources/importing");
  private static final Path SHARED = Path.of("../shared/offers/raw");

  private Imports() {}

  static Path madeUp(String name) {
    return MADE_UP.resolve(name);
  }

  /** A file as somebody published it; the test is skipped where it is not at hand. */
  static Path published(String name) {
    Path file = SHARED.resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "no " + file + " here");
    return file;
  }

  /** A made-up file of SkyPilot's, by its version and cloud. */
  static Imported skypilot(String cloud) {
    return one("skypilot", madeUp("skypilot/" + cloud + "/vms.csv"));
  }

  static Imported publishedBySkypilot(String file) {
    return one("skypilot", published("skypilot/" + file));
  }

  static OfferImport.Result read(String format, String provider, Path... files) {
    return new OfferImport(CATALOG)
        .read(new OfferImport.Request(format, List.of(files), provider, DAY), rows -> {});
  }

  /** The one provider's import of one file. */
  static Imported one(String format, Path file) {
    return one(format, null, file);
  }

  static Imported one(String format, String provider, Path file) {
    OfferImport.Result result = read(format, provider, file);
    assertThat(result.failures()).isEmpty();
    assertThat(result.imports()).hasSize(1);
    return result.imports().get(0);
  }

  /** What was wrong with a file. */
  static ImportException failure(String format, Path file) {
    OfferImport.Result result = read(format, null, file);
    assertThat(result.imports()).isEmpty();
    assertThat(result.failures()).hasSize(1);
    return result.failures().get(0);
  }

  /** Counts by rule, doubts included. */
  static Map<Rule, Integer> counts(Imported imported) {
    Map<Rule, Integer> counts = new TreeMap<>();
    for (boolean suspect : new boolean[] {false, true}) {
      imported.tally().lines(suspect).forEach(line -> counts.put(line.rule(), line.count()));
    }
    return counts;
  }

  /** The one offer of a type at a kind of price in a region. */
  static Offer offer(Imported imported, String type, Offer.Pricing pricing, String region) {
    List<Offer> found =
        imported.offers().stream()
            .filter(offer -> offer.instanceType().equals(type))
            .filter(offer -> offer.pricing() == pricing)
            .filter(offer -> region == null || region.equals(offer.region()))
            .toList();
    if (found.size() != 1) {
      throw new AssertionFailedError(found.size() + " offers of " + type + " in " + region);
    }
    return found.get(0);
  }

  static Offer onDemand(Imported imported, String type) {
    return offer(imported, type, Offer.Pricing.ON_DEMAND, null);
  }

  static List<Offer> prices(Imported imported, String type, Offer.Pricing pricing) {
    return imported.offers().stream()
        .filter(offer -> offer.instanceType().equals(type) && offer.pricing() == pricing)
        .toList();
  }
}
