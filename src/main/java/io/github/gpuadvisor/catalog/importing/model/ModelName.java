package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.Texts;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of an imported model.
 *
 * @param id as ids of the catalog are spelled
 * @param organization who published it, or null
 * @param huggingFaceId {@code organization/name}, or null
 */
record ModelName(
    String id, String name, @Nullable String organization, @Nullable String huggingFaceId) {
  private static final int LONGEST = 96;
  private static final Pattern REPOSITORY =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}/[A-Za-z0-9][A-Za-z0-9._-]{0,95}");

  /**
   * Names from what a file calls its model.
   *
   * @param stated a repository, a path or a title; null or blank where the file is silent
   * @param otherwise what the file or its folder is called
   */
  static ModelName of(@Nullable String stated, @Nullable String publisher, String otherwise) {
    String text = stated == null || stated.isBlank() ? otherwise : stated.strip();
    boolean repository = REPOSITORY.matcher(text).matches();
    String last = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
    String plain = printable(last.isBlank() ? otherwise : last);
    String organization =
        repository ? slug(text.substring(0, text.indexOf('/'))) : publisher(publisher);
    return new ModelName(slugOr(plain), plain, organization, repository ? text : null);
  }

  private static @Nullable String publisher(@Nullable String publisher) {
    return publisher == null ? null : slug(publisher);
  }

  private static String slugOr(String text) {
    String slug = slug(text);
    return slug == null ? "imported" : slug;
  }

  /** Lower case letters, digits, dots and dashes; null where nothing of a text is left. */
  static @Nullable String slug(String text) {
    String slug =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9.]+", "-")
            .replaceAll("^[.-]+|[.-]+$", "");
    String cut =
        slug.length() > LONGEST ? slug.substring(0, LONGEST).replaceAll("[.-]+$", "") : slug;
    return cut.isEmpty() ? null : cut;
  }

  /** One line of a bounded length, whatever the file holds. */
  private static String printable(String text) {
    String line =
        text.codePoints()
            .filter(point -> !Texts.isControl(point))
            .limit(LONGEST)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return line.isEmpty() ? "imported" : line;
  }
}
