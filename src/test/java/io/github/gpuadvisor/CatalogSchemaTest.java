package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every file of the catalog has the shape that its schema says; the failing name is the file. */
class CatalogSchemaTest {
  static final Path ROOT = Path.of("catalog");

  private static final Map<String, String> SCHEMA_OF_FOLDER =
      Map.of(
          "gpus", "gpu",
          "models", "model",
          "offers", "offers",
          "engines", "engine",
          "profiles", "profile",
          "systems", "system",
          "measurements", "measurements");

  /** Schemas of files that a catalog may do without. */
  private static final Set<String> OPTIONAL = Set.of("system", "exceptions", "measurements");

  /** The catalog's own files by their paths in it; its schemas are none. */
  static Map<String, Path> files() {
    Map<String, Path> files = new TreeMap<>();
    for (Path file : Schemas.files(ROOT)) {
      String name = ROOT.relativize(file).toString().replace('\\', '/');
      if (!name.startsWith("schema/")) {
        files.put(name, file);
      }
    }
    return files;
  }

  private static String schema(String name) {
    if (name.equals("offers/purchase.json")) {
      return "purchase";
    }
    if (name.equals("measurements/calibration.json")) {
      return "calibration";
    }
    int slash = name.indexOf('/');
    return slash < 0
        ? name.replace(".json", "")
        : SCHEMA_OF_FOLDER.getOrDefault(name.substring(0, slash), "none for " + name);
  }

  @TestFactory
  Stream<DynamicTest> everyFileHasTheShapeOfItsSchema() {
    return files().entrySet().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getKey(),
                    () ->
                        assertThat(
                                Schemas.CATALOG.problems(
                                    schema(file.getKey()), Schemas.text(file.getValue())))
                            .as(file.getKey())
                            .isEmpty()));
  }

  @Test
  void everySchemaHasFiles() {
    Set<String> known = Schemas.CATALOG.texts().keySet();
    Set<String> needed = new TreeSet<>(known);
    needed.removeAll(OPTIONAL);
    assertThat(files().keySet().stream().map(CatalogSchemaTest::schema).distinct())
        .containsAll(needed)
        .isSubsetOf(known);
  }

  @Test
  void aGpuWithoutOneOfItsKeysOrWithAnotherIsRefused() {
    String text = Schemas.text(ROOT.resolve("gpus/nvidia/h100-sxm-80gb.json"));
    List<String> accepted = new ArrayList<>();
    for (String key : Schemas.tree(text).propertyNames()) {
      ObjectNode less = (ObjectNode) Schemas.tree(text);
      less.remove(key);
      if (Schemas.CATALOG.problems("gpu", less.toString()).isEmpty()) {
        accepted.add(key);
      }
    }
    assertThat(accepted).isEmpty();
    JsonNode more = ((ObjectNode) Schemas.tree(text)).put("colour", "black");
    assertThat(Schemas.CATALOG.problems("gpu", more.toString())).hasSize(1);
  }

  @Test
  void anUnknownRateIsNullAndNever0() {
    String text = Schemas.text(ROOT.resolve("gpus/nvidia/h100-sxm-80gb.json"));
    String unknown = text.replace("\"fp4\": null", "\"fp4\": 0");
    assertThat(unknown).isNotEqualTo(text);
    assertThat(Schemas.CATALOG.problems("gpu", unknown))
        .singleElement()
        .asString()
        .contains("denseTflops/fp4");
  }

  @Test
  void aDateThatIsNoneIsRefused() {
    assertThat(Schemas.CATALOG.problems("catalog", "{\"version\": \"2026-02-30\"}")).hasSize(1);
  }
}
