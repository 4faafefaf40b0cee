package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.UnknownNameException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * GPUs that somebody has, by part of a name, newest first. A number before a name and names before
 * a comma stay as they are typed.
 */
final class GpuSearch implements Way {
  static final String KEY = "have";

  private static final String HERE = "here";

  private static final Pattern LAST = Pattern.compile("(?i)(.*,\\s*)?(\\d+\\s*[x×*]\\s*)?(.*)");

  private record Row(Accelerator gpu, Searched names) {}

  private final Catalog catalog;
  private final Answer none;
  private final Supplier<Answer> here;
  private final List<Row> rows;

  /**
   * @param none the answer that names nothing
   * @param here the GPUs of this machine, where the word that means them is typed
   */
  GpuSearch(Catalog catalog, Answer none, Supplier<Answer> here) {
    this.catalog = catalog;
    this.none = none;
    this.here = here;
    List<Row> all = new ArrayList<>();
    for (Accelerator gpu : catalog.gpus()) {
      all.add(new Row(gpu, Searched.of(gpu.id(), gpu.name(), gpu.aliases())));
    }
    all.sort(
        Comparator.comparing(
                (Row row) -> row.gpu().launchDate(),
                Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(row -> row.gpu().id()));
    this.rows = List.copyOf(all);
  }

  @Override
  public List<Answer> offered(String typed) {
    Matcher last = last(typed);
    String before = typed.substring(0, last.start(3));
    List<String> words = Searched.words(last.group(3));
    if (words.isEmpty()) {
      // All GPUs there are would be no help to somebody who has one of them.
      return typed.isBlank() ? List.of(none) : List.of();
    }
    @Nullable String meant = meant(last.group(3));
    List<Answer> found = new ArrayList<>();
    for (int near = 0; near < Searched.FAR; near++) {
      for (Row row : rows) {
        boolean first = row.gpu().id().equals(meant);
        int distance = first ? 0 : Math.max(1, row.names().distance(last.group(3)));
        if (near == distance && (first || row.names().has(words))) {
          String label = before + row.gpu().id();
          found.add(Answer.of(label, row.gpu().name(), KEY, label));
        }
      }
    }
    return found;
  }

  @Override
  public @Nullable Answer read(String typed) {
    if (typed.equalsIgnoreCase(HERE)) {
      return here.get();
    }
    Answer answer = Texts.optional(typed, none, KEY);
    boolean open =
        !answer.equals(none) && meant(last(typed).group(3)) == null && !offered(typed).isEmpty();
    // What means nothing is refused in the words of the reader, which knows what would be right.
    return open ? null : answer;
  }

  /** The GPU that a name means on the command line, or null. */
  private @Nullable String meant(String name) {
    try {
      return catalog.gpuNames().resolve(name).id();
    } catch (UnknownNameException e) {
      return null;
    }
  }

  @Override
  public boolean narrows() {
    return true;
  }

  private static Matcher last(String typed) {
    Matcher matcher = LAST.matcher(typed);
    if (!matcher.matches()) {
      throw new IllegalStateException(typed);
    }
    return matcher;
  }
}
