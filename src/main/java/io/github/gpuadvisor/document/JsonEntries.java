package io.github.gpuadvisor.document;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one large JSON object entry by entry, as strictly as {@link Json}: memory holds one entry
 * at a time, and the names alone of all.
 */
public final class JsonEntries {
  private static final int LONGEST_NAME = 4096;
  private static final int MOST_VALUES = 100_000;
  // Names are as many as tensors, and none comes twice: a table of them would only grow.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Json.MAX_DEPTH)
                  .maxStringLength(Json.MAX_TEXT)
                  .maxNameLength(LONGEST_NAME)
                  .maxNumberLength(100)
                  .build())
          .build();

  private JsonEntries() {}

  /** Takes the entries, in the order of the document. */
  public interface Visitor {
    /**
     * One entry.
     *
     * @param outer the key of the object that it stands in; null at the top
     */
    void entry(@Nullable String outer, String key, Value value);
  }

  /**
   * Reads one document.
   *
   * @param opened keys of the top whose objects are read entry by entry too
   * @param most entries that are taken
   * @throws DocumentException where the text is not one well-formed JSON object
   */
  public static void read(
      InputStream in, String where, Set<String> opened, int most, Visitor visitor) {
    Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new DocumentException(where, 1, "must be a JSON object");
      }
      int left = object(parser, where, null, opened, most, visitor);
      if (left >= 0 && parser.nextToken() != null) {
        throw new DocumentException(where, 0, "has text after the end of the JSON object");
      }
    } catch (JacksonException e) {
      throw Json.unreadable(where, e);
    }
  }

  /** Reads the entries of an open object; answers how many more would be taken. */
  private static int object(
      JsonParser parser,
      String where,
      @Nullable String outer,
      Set<String> opened,
      int most,
      Visitor visitor) {
    int left = most;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      if (parser.currentToken() == null) {
        throw new DocumentException(where, 0, "ends before its JSON object does");
      }
      if (--left < 0) {
        throw new DocumentException(where, 0, "has more than " + most + " entries");
      }
      String key = parser.currentName();
      boolean inside = parser.nextToken() == JsonToken.START_OBJECT;
      if (inside && outer == null && opened.contains(key)) {
        left = object(parser, where, key, opened, left, visitor);
      } else {
        visitor.entry(outer, key, Json.value(parser, where, new Json.Budget(MOST_VALUES)));
      }
    }
    return left;
  }
}
