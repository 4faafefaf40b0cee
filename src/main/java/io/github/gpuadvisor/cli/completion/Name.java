package io.github.gpuadvisor.cli.completion;

import io.github.gpuadvisor.document.Texts;
import java.util.regex.Pattern;

/**
 * Something that may be typed, with what it is in words.
 *
 * @param description may be empty
 */
public record Name(String id, String description) {
  /** A user's own data may call a GPU anything; a script is run, so it takes plain words alone. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/@+-]*=?");

  private static final int LONGEST = 80;

  public Name {
    StringBuilder plain = new StringBuilder();
    description
        .codePoints()
        .limit(LONGEST)
        .filter(point -> !Texts.isControl(point))
        .forEach(plain::appendCodePoint);
    description = plain.toString();
  }

  /** True for one that means the same in every shell, without quotes. */
  boolean isPlain() {
    return PLAIN.matcher(id).matches();
  }
}
