package io.github.gpuadvisor.catalog.importing;

import static java.util.Map.entry;

import io.github.gpuadvisor.catalog.Catalog;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Providers under one name each, and the names of files and folders that tell which it is. */
final class ProviderNames {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern VERSIONED = Pattern.compile("v\\d{1,3}-([a-z0-9_]+)-vms\\b.*");
  private static final Pattern VMS = Pattern.compile("([a-z0-9_]+)-vms\\b.*");
  private static final Pattern VERSION = Pattern.compile("v\\d{1,3}");

  /** What others call the providers of the catalog. */
  private static final Map<String, String> SAME =
      Map.ofEntries(
          entry("do", "digitalocean"),
          entry("vast", "vast-ai"),
          entry("vastai", "vast-ai"),
          entry("lambdalabs", "lambda"),
          entry("lambda-labs", "lambda"),
          entry("datacrunch", "verda"),
          entry("prime-intellect", "primeintellect"));

  /** Clouds of the formats that the catalog has no prices of. */
  private static final Set<String> OTHERS =
      Set.of(
          "cudo",
          "fluidstack",
          "hotaisle",
          "hyperbolic",
          "ibm",
          "paperspace",
          "scp",
          "seeweb",
          "shadeform",
          "tensordock",
          "yotta");

  private final Set<String> known = new HashSet<>(OTHERS);

  ProviderNames(Catalog catalog) {
    catalog.offers().forEach(offer -> known.add(offer.provider()));
  }

  /** The one name of a provider, or null where the text can be no name. */
  static @Nullable String of(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT).replaceAll("[ _.]+", "-");
    return ID.matcher(name).matches() ? SAME.getOrDefault(name, name) : null;
  }

  /** The provider that a file's name or folder tells, or null: a guess would be worse. */
  @Nullable String ofFile(Path file) {
    String name = name(file);
    for (Pattern pattern : new Pattern[] {VERSIONED, VMS}) {
      Matcher matcher = pattern.matcher(name);
      if (matcher.matches()) {
        return of(matcher.group(1));
      }
    }
    if (name.equals("vms.csv")) {
      return ofFolder(file.toAbsolutePath().normalize().getParent());
    }
    int dot = name.indexOf('.');
    return known(dot < 0 ? name : name.substring(0, dot));
  }

  private @Nullable String ofFolder(@Nullable Path folder) {
    if (folder == null) {
      return null;
    }
    @Nullable Path above = folder.getParent();
    boolean catalog = above != null && VERSION.matcher(name(above)).matches();
    return catalog ? of(name(folder)) : known(name(folder));
  }

  private @Nullable String known(String text) {
    @Nullable String name = of(text);
    return name != null && known.contains(name) ? name : null;
  }

  private static String name(Path path) {
    @Nullable Path name = path.getFileName();
    return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
  }
}
