package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.DocumentException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Folders of facts of a user's own, laid over what was read before. */
final class LayerReader {
  private final CatalogDraft below;
  private final @Nullable Path caches;

  /**
   * @param below takes what is read, in the place of what it has
   * @param caches where folders are kept packed, or null
   */
  LayerReader(CatalogDraft below, @Nullable Path caches) {
    this.below = below;
    this.caches = caches;
  }

  /**
   * Lays a folder over what was read: its records take the place of those with the same id, its
   * offers that of the same provider's at the same kind of price, its purchase prices come on top.
   * A folder that is not there changes nothing.
   *
   * @throws CatalogException where one of its files is malformed
   */
  void lay(Path folder) {
    @Nullable LayerCache cache = caches == null ? null : new LayerCache(folder, caches);
    LayerCache.@Nullable Kept kept = cache == null ? null : cache.read();
    if (kept != null && layKept(kept)) {
      return;
    }
    try {
      @Nullable CatalogFiles files = CatalogFiles.layer(folder);
      if (files == null) {
        return;
      }
      CatalogDraft draft = read(files);
      draft.readAll();
      below.lay(draft, files);
      if (cache != null) {
        cache.write(files, draft.offers);
      }
    } catch (CatalogException | DocumentException e) {
      throw new CatalogException("your own data: " + e.getMessage(), wayOut(folder), e);
    }
  }

  private static String wayOut(Path folder) {
    return "Mend or remove it, below "
        + folder.getParent()
        + ", or import it again; --catalog built-in answers without your own data";
  }

  /** False where another version kept what this one does not read. */
  private boolean layKept(LayerCache.Kept kept) {
    CatalogFiles files = kept.files();
    CatalogDraft draft = new CatalogDraft();
    CatalogReader reader = new CatalogReader(draft, files.prefix());
    try {
      files.trees().forEach(reader::addWithoutOffers);
    } catch (DocumentException e) {
      return false;
    }
    draft.offers.addAll(kept.offers());
    below.lay(draft, files);
    return true;
  }

  private static CatalogDraft read(CatalogFiles files) {
    CatalogDraft draft = new CatalogDraft();
    CatalogReader reader = new CatalogReader(draft, files.prefix());
    files.trees().forEach(reader::add);
    return draft;
  }
}
