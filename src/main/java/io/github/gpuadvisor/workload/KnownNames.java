package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.document.Nearest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Names given for a key, such as providers, each of which must be known. */
public final class KnownNames {
  private KnownNames() {}

  /**
   * The names in small letters; null where none is given.
   *
   * @param all the names that there are, in small letters
   * @throws InvalidInputException naming the first that is not known
   */
  public static @Nullable Set<String> of(Settings settings, String key, Supplier<Set<String>> all) {
    @Nullable List<String> names = settings.list(key);
    if (names == null) {
      return null;
    }
    Set<String> known = all.get();
    Set<String> wanted = new LinkedHashSet<>();
    for (String name : names) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!known.contains(lower)) {
        throw settings.wrong(
            key,
            "no "
                + key
                + " called '"
                + name
                + "'"
                + Nearest.hint(lower, known)
                + ". Known: "
                + String.join(", ", known));
      }
      wanted.add(lower);
    }
    return wanted;
  }
}
