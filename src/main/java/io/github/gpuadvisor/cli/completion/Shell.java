package io.github.gpuadvisor.cli.completion;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shells that a script is made for. */
public enum Shell {
  BASH,
  ZSH,
  FISH;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The whole script, newline at the end. */
  public String script(Completion completion) {
    return switch (this) {
      case BASH -> BashScript.of(completion);
      case ZSH -> ZshScript.of(completion);
      case FISH -> FishScript.of(completion);
    };
  }

  /** The shell of a name, or null. */
  public static @Nullable Shell of(String name) {
    for (Shell shell : values()) {
      if (shell.id().equals(name)) {
        return shell;
      }
    }
    return null;
  }

  public static List<String> names() {
    return Stream.of(values()).map(Shell::id).toList();
  }
}
