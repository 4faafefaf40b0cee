package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Catalog;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Puts what is sound into the user's own data, in the place of a provider's last import. */
public final class OfferStore {
  private final Catalog catalog;

  /**
   * @param catalog whose offers are the measure where a provider was never imported
   */
  public OfferStore(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Judges an import against what was known before and, where nothing speaks against it, puts it in
   * the place of the provider's last import.
   *
   * @param folder of the user's imported data; null for a dry run without one
   * @param force take it whatever speaks against it
   * @param dryRun write nothing
   */
  public Imported.Outcome keep(
      Imported imported, @Nullable Path folder, boolean force, boolean dryRun) {
    @Nullable Path file =
        folder == null ? null : folder.resolve("offers").resolve(imported.provider() + ".json");
    LastGood before = LastGood.of(imported.provider(), file, catalog, imported.offers());
    if (before.newest() != null && imported.asOf().isBefore(before.newest())) {
      imported
          .tally()
          .add(
              Rule.OLDER_PRICES,
              new Origin(imported.provider(), 0),
              imported.asOf() + ", before " + before.newest());
    }
    @Nullable ImportException refusal = refusal(imported, before, force);
    @Nullable Path written = null;
    if (refusal == null && !dryRun && file != null && !imported.offers().isEmpty()) {
      OfferFile.write(
          file, OfferFile.text(imported.provider(), imported.offers(), imported.sources()));
      written = file;
    }
    return new Imported.Outcome(imported, written, before.offers().size(), before.name(), refusal);
  }

  private static @Nullable ImportException refusal(
      Imported imported, LastGood before, boolean force) {
    if (imported.provider().equals(ProviderIntake.NOBODY)) {
      return null;
    }
    if (imported.offers().isEmpty()) {
      return new ImportException(
          "invalid-import",
          imported.provider() + ": no row can be used",
          "The report says why; what was known before stays");
    }
    @Nullable String objection =
        Guard.objection(imported.provider(), imported.offers(), before, imported.tally());
    return objection == null || force
        ? null
        : new ImportException(
            "suspect-import",
            objection,
            "What was known before stays. Maybe the file is damaged; --force takes it as it is");
  }
}
