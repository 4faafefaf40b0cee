package io.github.gpuadvisor.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON strictly: no duplicate keys, no trailing text, bounded depth and size. */
public final class Json {
  static final int MAX_DEPTH = 64;
  static final int MAX_TEXT = 1 << 20;

  /**
   * Values of one document: more than a file of 64 MiB of offers has, and no more than memory
   * holds.
   */
  private static final int MOST_VALUES = 5_000_000;

  /** How the parser begins to tell where it stood. */
  private static final List<String> PLACES =
      List.of(" (start marker at", " (for Object starting", " (for Array starting", " at [Source");

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TEXT)
                  .maxNumberLength(100)
                  .build())
          .build();

  private Json() {}

  /**
   * Reads one document.
   *
   * @param text the whole JSON text
   * @param where the file or option named in errors
   * @throws DocumentException where the text is not one well-formed JSON value
   */
  public static Value read(String text, String where) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        throw new DocumentException(where, 1, "is empty");
      }
      Value value = value(parser, where, new Budget(MOST_VALUES));
      if (parser.nextToken() != null) {
        throw new DocumentException(
            where,
            parser.currentTokenLocation().getLineNr(),
            "has text after the end of the JSON value");
      }
      return value;
    } catch (JacksonException e) {
      throw unreadable(where, e);
    }
  }

  /** What the parser has against a document, in the words of this program. */
  static DocumentException unreadable(String where, JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      return new DocumentException(where, 0, "is too deep or too long for a document of this kind");
    }
    if (e instanceof StreamReadException) {
      return new DocumentException(
          where,
          e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
          "not valid JSON: " + firstLine(e.getOriginalMessage()));
    }
    return new DocumentException(where, 0, "cannot be read");
  }

  /** How many values more a document may have. */
  static final class Budget {
    private int left;

    Budget(int left) {
      this.left = left;
    }

    private void spend(String where) {
      if (--left < 0) {
        throw new DocumentException(where, 0, "has too many values for a document of this kind");
      }
    }
  }

  static Value value(JsonParser parser, String where, Budget budget) {
    budget.spend(where);
    int line = parser.currentTokenLocation().getLineNr();
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> new Value(object(parser, where, budget), line);
      case START_ARRAY -> new Value(array(parser, where, budget), line);
      case VALUE_STRING -> new Value(parser.getString(), line);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value(number(parser, where, line), line);
      case VALUE_TRUE -> new Value(true, line);
      case VALUE_FALSE -> new Value(false, line);
      case VALUE_NULL -> new Value(null, line);
      default -> throw new DocumentException(where, line, "not valid JSON: unexpected " + token);
    };
  }

  private static Double number(JsonParser parser, String where, int line) {
    double number = parser.getDoubleValue();
    if (!Double.isFinite(number)) {
      throw new DocumentException(
          where, line, "the number " + parser.getString() + " is too large");
    }
    return number;
  }

  private static Map<String, Value> object(JsonParser parser, String where, Budget budget) {
    Map<String, Value> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      fields.put(key, value(parser, where, budget));
    }
    return fields;
  }

  private static List<Value> array(JsonParser parser, String where, Budget budget) {
    List<Value> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, where, budget));
    }
    return items;
  }

  private static String firstLine(@Nullable String message) {
    if (message == null) {
      return "unreadable";
    }
    // The parser adds where in its own buffers it stood, which says nothing to a reader.
    String line = message.lines().findFirst().orElse(message);
    int end = line.length();
    for (String place : PLACES) {
      int found = line.indexOf(place);
      end = found < 0 ? end : Math.min(end, found);
    }
    return line.substring(0, end);
  }
}
