package io.github.gpuadvisor.catalog;

/** The GPUs of the shipped catalog, by whatever name. */
final class ShippedGpus {
  static final Catalog CATALOG = CatalogIndex.builtIn();

  private ShippedGpus() {}

  static Resolution resolve(String typed) {
    return CATALOG.gpuNames().resolve(typed);
  }
}
