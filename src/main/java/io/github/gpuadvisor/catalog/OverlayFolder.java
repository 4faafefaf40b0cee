package io.github.gpuadvisor.catalog;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a user's own facts, which lie over the built-in catalog.
 *
 * @param caches where packed copies of them may be kept; null where the environment names no place
 */
public record OverlayFolder(Path path, @Nullable Path caches) {
  private static final String NAME = "gpu-advisor";

  /**
   * The folder of the XDG base directories ({@code XDG_DATA_HOME}, else {@code ~/.local/share}); on
   * Windows that of local application data. Null where the environment names no home.
   */
  public static @Nullable OverlayFolder of(Map<String, String> environment, String osName) {
    if (osName.toLowerCase(Locale.ROOT).startsWith("windows")) {
      @Nullable Path local = absolute(environment.get("LOCALAPPDATA"));
      return local == null
          ? null
          : new OverlayFolder(local.resolve(NAME), local.resolve(NAME).resolve("cache"));
    }
    @Nullable Path data = folder(environment, "XDG_DATA_HOME", "/.local/share");
    @Nullable Path caches = folder(environment, "XDG_CACHE_HOME", "/.cache");
    return data == null
        ? null
        : new OverlayFolder(data.resolve(NAME), caches == null ? null : caches.resolve(NAME));
  }

  private static @Nullable Path folder(
      Map<String, String> environment, String variable, String underHome) {
    // The specification asks to ignore a relative path.
    @Nullable Path stated = absolute(environment.get(variable));
    if (stated != null) {
      return stated;
    }
    @Nullable String home = environment.get("HOME");
    return home == null || home.isEmpty() ? null : absolute(home + underHome);
  }

  private static @Nullable Path absolute(@Nullable String folder) {
    if (folder == null || folder.isEmpty()) {
      return null;
    }
    try {
      Path path = Path.of(folder);
      return path.isAbsolute() ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** What import commands write. */
  public Path imported() {
    return path.resolve("imported");
  }

  /** What the user writes; goes before what was imported. */
  public Path user() {
    return path.resolve("catalog");
  }
}
