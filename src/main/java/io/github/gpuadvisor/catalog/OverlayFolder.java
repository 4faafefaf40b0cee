package io.github.gpuadvisor.catalog;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folder of a user's own facts, which lie over the built-in catalog. */
public record OverlayFolder(Path path) {
  private static final String NAME = "gpu-advisor";

  /**
   * The folder of the XDG base directories ({@code XDG_DATA_HOME}, else {@code ~/.local/share}); on
   * Windows that of local application data. Null where the environment names no home.
   */
  public static @Nullable OverlayFolder of(Map<String, String> environment, String osName) {
    if (osName.toLowerCase(Locale.ROOT).startsWith("windows")) {
      return in(environment.get("LOCALAPPDATA"));
    }
    // The specification asks to ignore a relative path.
    @Nullable OverlayFolder data = in(environment.get("XDG_DATA_HOME"));
    if (data != null) {
      return data;
    }
    @Nullable String home = environment.get("HOME");
    return home == null || home.isEmpty() ? null : in(home + "/.local/share");
  }

  private static @Nullable OverlayFolder in(@Nullable String parent) {
    if (parent == null || parent.isEmpty()) {
      return null;
    }
    try {
      Path folder = Path.of(parent);
      return folder.isAbsolute() ? new OverlayFolder(folder.resolve(NAME)) : null;
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
