package io.github.gpuadvisor.catalog.importing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.document.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever stands at a key of a configuration, it is read or refused; nothing else happens. */
class ChangedConfigsTest {
  private static final List<Object> VALUES =
      Arrays.asList(
          null,
          0,
          1,
          -1,
          99_999_999,
          new BigDecimal("1e300"),
          "NaN",
          true,
          List.of(),
          Map.of(),
          Map.of("a", 1));

  @TestFactory
  Stream<DynamicTest> changedConfigurationIsReadOrRefused() throws IOException {
    return PublishedConfigsTest.configs().stream()
        .map(file -> DynamicTest.dynamicTest(PublishedConfigsTest.id(file), () -> change(file)));
  }

  private static void change(Path file) throws IOException {
    Value whole = Json.read(PythonJson.quoted(Files.readString(file)), "config");
    for (String key : keys(whole)) {
      for (Object value : VALUES) {
        String text = JsonText.line(changed(whole, "", key, value));
        assertThatCode(() -> read(text)).as("%s: %s", key, value).doesNotThrowAnyException();
      }
    }
  }

  private static void read(String text) {
    try {
      Blueprint read = HuggingFaceConfig.read(text, "config.json").blueprint();
      assertThat(read.weights().total()).isFinite().isPositive();
      assertThat(read.weights().active()).isPositive();
    } catch (DocumentException e) {
      assertThat(e.getMessage()).startsWith("config.json").doesNotContain("\n");
    }
  }

  /** Keys, those inside with the key of their object in front. */
  private static List<String> keys(Value whole) {
    return whole.asMap().entrySet().stream()
        .flatMap(
            field ->
                field.getValue().asMap() == null
                    ? Stream.of(field.getKey())
                    : Stream.concat(
                        Stream.of(field.getKey()),
                        field.getValue().asMap().keySet().stream()
                            .map(inner -> field.getKey() + "." + inner)))
        .toList();
  }

  private static Object changed(Value value, String path, String key, Object other) {
    if (path.equals(key)) {
      return other;
    }
    if (value.asMap() != null) {
      Map<String, Object> fields = new LinkedHashMap<>();
      value
          .asMap()
          .forEach(
              (name, item) ->
                  fields.put(
                      name, changed(item, path.isEmpty() ? name : path + "." + name, key, other)));
      return fields;
    }
    if (value.asList() != null) {
      return value.asList().stream().map(item -> changed(item, path + "[]", key, other)).toList();
    }
    return value.content() instanceof Double number ? BigDecimal.valueOf(number) : value.content();
  }
}
