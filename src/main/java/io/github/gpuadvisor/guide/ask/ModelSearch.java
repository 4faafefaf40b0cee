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
  private static final Pattern BETWEEN = Pattern.compile("[-_. /]");
  private static final double SMALLEST = 1e6;

  /** A model with all its names as they are searched. */
  private record Row(Model model, String names) {}

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
      String names = id + "|" + model.name() + "|" + String.join("|", model.aliases());
      rows.add(new Row(model, plain(names) + "|" + names.toLowerCase(Locale.ROOT)));
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
    List<String> words = words(typed);
    if (first != null && words.isEmpty()) {
      found.add(first);
    }
    for (int near = 0; near < 3; near++) {
      for (Row row : rows) {
        if (near == distance(row, plain(typed)) && words.stream().allMatch(row.names()::contains)) {
          Answer answer = answer(row.model());
          if (!answer.equals(first) || !words.isEmpty()) {
            found.add(answer);
          }
        }
      }
    }
    return found;
  }

  /** The very id goes first, then what begins with it. */
  private static int distance(Row row, String typed) {
    String id = plain(row.model().id());
    return id.equals(typed) ? 0 : id.startsWith(typed) ? 1 : 2;
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

  private static List<String> words(String typed) {
    List<String> words = new ArrayList<>();
    for (String word : typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static String plain(String name) {
    return BETWEEN.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
