package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.UnknownNameException;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.unit.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Models by part of a name, newest first, since who searches by a family's name mostly means its
 * latest; or by a size, which may be of a model that the catalog has not.
 */
final class ModelSearch implements Way {
  private static final Pattern SIZE = Pattern.compile("\\d+([.]\\d+)?[mbt]");
  private static final double SMALLEST = 1e6;

  private record Row(Model model, Searched names) {}

  private final Catalog catalog;
  private final List<Row> rows;
  private final @Nullable Answer first;

  ModelSearch(Catalog catalog) {
    this(catalog, rows(catalog), null);
  }

  private ModelSearch(Catalog catalog, List<Row> rows, @Nullable Answer first) {
    this.catalog = catalog;
    this.rows = rows;
    this.first = first;
  }

  /** The same with an answer before all others as long as nothing is typed. */
  ModelSearch startingWith(Answer answer) {
    return new ModelSearch(catalog, rows, answer);
  }

  private static List<Row> rows(Catalog catalog) {
    List<Row> rows = new ArrayList<>();
    for (String id : catalog.modelIds()) {
      Model model = catalog.model(id);
      rows.add(new Row(model, Searched.of(id, model.name(), model.aliases())));
    }
    rows.sort(
        Comparator.comparing(
                (Row row) -> row.model().releaseDate(),
                Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(row -> row.model().id()));
    return List.copyOf(rows);
  }

  @Override
  public List<Answer> offered(String typed) {
    List<Answer> found = new ArrayList<>();
    @Nullable Answer bySize = bySize(typed);
    if (bySize != null) {
      found.add(bySize);
    }
    List<String> words = Searched.words(typed);
    if (first != null && words.isEmpty()) {
      found.add(first);
    }
    for (int near = 0; near < Searched.FAR; near++) {
      for (Row row : rows) {
        if (near == row.names().distance(typed) && row.names().has(words)) {
          Answer answer = answer(row.model());
          if (!answer.equals(first) || !words.isEmpty()) {
            found.add(answer);
          }
        }
      }
    }
    return found;
  }

  @Override
  public @Nullable Answer read(String typed) {
    try {
      return answer(catalog.model(catalog.modelNames().resolve(typed).id()));
    } catch (UnknownNameException e) {
      if (offered(typed).isEmpty()) {
        throw e;
      }
      return null;
    }
  }

  @Override
  public boolean narrows() {
    return true;
  }

  Answer answer(Model model) {
    String kind =
        model.kind() == Model.Kind.DECODER ? "" : ", " + model.kind().id().replace('-', ' ');
    String about = model.name() + ", " + Figures.compact(model.parameters()) + kind;
    return new Answer(model.id(), about, Map.of("model", model.id()));
  }

  /** Any model of a size, where a size was typed. */
  private static @Nullable Answer bySize(String typed) {
    String size = typed.strip().toLowerCase(Locale.ROOT);
    if (!SIZE.matcher(size).matches() || !(Quantity.positive(size) >= SMALLEST)) {
      return null;
    }
    String upper = size.toUpperCase(Locale.ROOT);
    return Answer.of(
        "any " + upper, "a language model of " + upper + " parameters", "params", upper);
  }
}
