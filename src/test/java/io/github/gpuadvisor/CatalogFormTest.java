package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.document.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/** Every file of the catalog is written in one form, and its name says what is in it. */
class CatalogFormTest {
  @TestFactory
  Stream<DynamicTest> everyFileHasSortedKeysTwoSpacesAndOneNewlineAtTheEnd() {
    return each(
        (name, text) -> assertThat(firstDifference(text, canonical(text))).as(name).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> everyFileNameIsTheIdInIt() {
    return each(
        (name, text) ->
            assertThat(name)
                .as("where its content belongs")
                .isEqualTo(place(name, Schemas.tree(text))));
  }

  @Test
  void formOfAnUnsortedOrCrampedFileIsAnother() {
    assertThat(canonical("{\"b\":[],\"a\":[1.0,{\"c\":null}]}"))
        .isEqualTo(
            """
            {
              "a": [
                1.0,
                {
                  "c": null
                }
              ],
              "b": []
            }
            """);
  }

  /** Takes a file's name and text. */
  private interface Check {
    void check(String name, String text);
  }

  private static Stream<DynamicTest> each(Check check) {
    return CatalogSchemaTest.files().entrySet().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getKey(), () -> check.check(file.getKey(), utf8(file.getValue()))));
  }

  /** The text of a file that must be UTF-8. */
  private static String utf8(Path file) throws IOException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError(file + " is not UTF-8", e);
    }
  }

  /** The first line that is not in the one form; empty where all are. */
  private static String firstDifference(String text, String canonical) {
    String[] lines = text.split("\n", -1);
    String[] wanted = canonical.split("\n", -1);
    for (int i = 0; i < Math.max(lines.length, wanted.length); i++) {
      String line = i < lines.length ? lines[i] : "(end of file)";
      String better = i < wanted.length ? wanted[i] : "(end of file)";
      if (!line.equals(better)) {
        return "line " + (i + 1) + " is '" + line + "', and in the one form '" + better + "'";
      }
    }
    return "";
  }

  /** Where a file with this content belongs. */
  private static String place(String name, JsonNode content) {
    String folder = name.substring(0, Math.max(0, name.indexOf('/')));
    String id = content.path("id").asString("");
    return switch (folder) {
      case "gpus" -> "gpus/" + content.path("vendor").asString() + "/" + id + ".json";
      case "models" -> "models/" + content.path("organization").asString() + "/" + id + ".json";
      case "offers" -> "offers/" + seller(name, content) + ".json";
      case "engines", "profiles", "systems" -> folder + "/" + id + ".json";
      default -> name;
    };
  }

  /** The one provider of all rows; purchases have many sellers, and a name of their own. */
  private static String seller(String name, JsonNode content) {
    if (content.has("purchases")) {
      return "purchase";
    }
    String provider = content.path("provider").asString();
    for (JsonNode offer : content.path("offers")) {
      assertThat(offer.path("provider").asString()).as(name).isEqualTo(provider);
    }
    return provider;
  }

  private static String canonical(String text) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      return canonical(parser, "\n") + "\n";
    }
  }

  /** One value; numbers keep the spelling that they have. */
  private static String canonical(JsonParser parser, String newline) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, String> fields = new TreeMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = JsonText.line(parser.currentName());
        parser.nextToken();
        fields.put(key, key + ": " + canonical(parser, newline + "  "));
      }
      return block("{", new ArrayList<>(fields.values()), "}", newline);
    }
    if (token == JsonToken.START_ARRAY) {
      List<String> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(canonical(parser, newline + "  "));
      }
      return block("[", items, "]", newline);
    }
    return token == JsonToken.VALUE_STRING ? JsonText.line(parser.getString()) : parser.getString();
  }

  private static String block(String open, List<String> parts, String close, String newline) {
    String inner = newline + "  ";
    return parts.isEmpty()
        ? open + close
        : open + inner + String.join("," + inner, parts) + newline + close;
  }
}
