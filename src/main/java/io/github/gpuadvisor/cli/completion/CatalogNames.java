package io.github.gpuadvisor.cli.completion;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.cli.syntax.Choice;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names that a catalog knows, those alone that can be typed without quotes. */
final class CatalogNames {
  private final Catalog catalog;

  CatalogNames(Catalog catalog) {
    this.catalog = catalog;
  }

  List<Name> of(Choice.Kind kind) {
    Stream<Name> names =
        switch (kind) {
          case GPU -> catalog.gpus().stream().map(gpu -> new Name(gpu.id(), gpu.name()));
          case MODEL ->
              catalog.modelIds().stream()
                  .map(catalog::model)
                  .map(model -> new Name(model.id(), model.name()));
          case PROVIDER -> offered(Offer::provider);
          case REGION -> offered(Offer::region);
          case COUNTRY ->
              Stream.concat(Stream.of(new Name("EU", "European Union")), offered(Offer::country));
          case ENGINE ->
              catalog.engines().stream().map(engine -> new Name(engine.id(), engine.name()));
          case SYSTEM ->
              catalog.systems().stream().map(system -> new Name(system.id(), system.name()));
          case PROFILE ->
              catalog.profiles().values().stream()
                  .map(profile -> new Name(profile.id(), profile.description()));
          case ANYTHING, WORDS, FILE, FOLDER ->
              throw new IllegalArgumentException("the catalog has no list of " + kind.id());
        };
    return names.filter(Name::isPlain).toList();
  }

  private Stream<Name> offered(Function<Offer, ? extends @Nullable String> part) {
    Collection<String> parts = new TreeSet<>();
    catalog.offers().stream().map(part).filter(Objects::nonNull).forEach(parts::add);
    return parts.stream().map(one -> new Name(one, ""));
  }
}
