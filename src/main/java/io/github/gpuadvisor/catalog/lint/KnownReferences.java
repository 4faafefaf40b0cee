package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Offers and purchases name GPUs and sources that exist. */
final class KnownReferences implements Lint {
  @Override
  public String name() {
    return "known-references";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Offer offer : catalog.offers()) {
      if (catalog.gpu(offer.gpu()) == null) {
        problems.add(new Problem(name(), offer.key(), "unknown GPU " + offer.gpu()));
      }
      if (!catalog.sources().containsKey(offer.source())) {
        problems.add(new Problem(name(), offer.key(), "unknown source " + offer.source()));
      }
    }
    for (String gpu : new TreeSet<>(catalog.purchased())) {
      if (catalog.gpu(gpu) == null) {
        problems.add(new Problem(name(), "purchase prices", "unknown GPU " + gpu));
      }
      catalog.purchasesOf(gpu).stream()
          .filter(purchase -> !catalog.sources().containsKey(purchase.source()))
          .forEach(
              purchase ->
                  problems.add(new Problem(name(), gpu, "unknown source " + purchase.source())));
    }
    return problems;
  }
}
