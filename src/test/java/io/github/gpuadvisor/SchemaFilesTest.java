package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.workload.CachePrecision;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas themselves: valid, closed, described, and in step with the code. */
class SchemaFilesTest {
  private static final JsonNode RECOMMEND = Schemas.DOCUMENTS.named("recommend");

  @TestFactory
  Stream<DynamicTest> everySchemaIsAValidSchema() {
    return each(Schemas::problemsOfSchema);
  }

  @TestFactory
  Stream<DynamicTest> everySchemaIsDraft202012WithItsFileNameAsRelativeId() {
    return each(
        (schemas, name) -> {
          JsonNode root = schemas.named(name);
          return root.path("$id").asString().equals(name + ".schema.json")
                  && root.path("$schema").asString().endsWith("/draft/2020-12/schema")
                  && root.has("title")
                  && root.has("description")
              ? List.of()
              : List.of("head of " + name);
        });
  }

  @TestFactory
  Stream<DynamicTest> everyObjectIsClosed() {
    return each((schemas, name) -> new SchemaWalk(schemas, name).openObjects());
  }

  @TestFactory
  Stream<DynamicTest> everyKeyIsDescribed() {
    return each((schemas, name) -> new SchemaWalk(schemas, name).keysWithoutDescription());
  }

  @TestFactory
  Stream<DynamicTest> everyDescriptionSaysTheUnitInTheNameOfItsKey() {
    return each((schemas, name) -> new SchemaWalk(schemas, name).keysWithoutUnit());
  }

  private static Stream<DynamicTest> each(BiFunction<Schemas, String, List<String>> problems) {
    return Stream.of(Schemas.DOCUMENTS, Schemas.CATALOG)
        .flatMap(
            schemas ->
                schemas.texts().keySet().stream()
                    .map(
                        name ->
                            DynamicTest.dynamicTest(
                                schemas + "/" + name,
                                () -> assertThat(problems.apply(schemas, name)).isEmpty())));
  }

  @Test
  void recommendAndEstimateDescribeADeploymentInTheSameWords() {
    JsonNode estimate = Schemas.DOCUMENTS.named("estimate").path("$defs");
    assertThat(estimate.size()).isEqualTo(10);
    estimate
        .properties()
        .forEach(
            part ->
                assertThat(RECOMMEND.path("$defs").path(part.getKey()))
                    .as(part.getKey())
                    .isEqualTo(part.getValue()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpu", "model", "system"})
  void recordsArePrintedInTheShapeOfTheirFiles(String name) {
    assertThat(body(Schemas.DOCUMENTS.named(name))).isEqualTo(body(Schemas.CATALOG.named(name)));
  }

  @Test
  void offersArePrintedInTheShapeOfTheirFiles() {
    JsonNode file = Schemas.CATALOG.named("offers").path("properties").path("offers");
    assertThat(body(Schemas.DOCUMENTS.named("offer"))).isEqualTo(file.path("items"));
  }

  private static JsonNode body(JsonNode schema) {
    return ((ObjectNode) schema).remove(List.of("$schema", "$id", "title", "description"));
  }

  @Test
  void choicesAreThoseThatTheCodeKnows() {
    JsonNode plan = RECOMMEND.path("$defs").path("plan").path("properties");
    JsonNode gpu = Schemas.DOCUMENTS.named("gpu").path("properties");
    assertThat(choices(plan.path("precision")))
        .containsExactlyElementsOf(Arrays.stream(Precision.values()).map(Precision::id).toList());
    assertThat(choices(plan.path("kvPrecision")))
        .containsAll(Arrays.stream(CachePrecision.values()).map(CachePrecision::id).toList());
    assertThat(choices(plan.path("computePrecision")))
        .containsExactlyElementsOf(Arrays.stream(Dtype.values()).map(Dtype::key).toList());
    assertThat(choices(gpu.path("vendor")))
        .containsExactlyElementsOf(Arrays.stream(Vendor.values()).map(Vendor::id).toList());
    assertThat(choices(gpu.path("class")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(GpuClass.values()).map(GpuClass::id).toList());
  }

  @Test
  void errorCodesAreExactlyThoseThatTheCodeUses() {
    Pattern use =
        Pattern.compile(
            "(?:new (?:InvalidInput|UnknownName|Import)Exception\\(|report\\(\\s*args,|ErrorDocument\\.line\\(|error\\(\\s*id,)"
                + "\\s*\"([a-z]+(?:-[a-z]+)*)\"");
    TreeSet<String> used = new TreeSet<>();
    for (Path file : Schemas.files(Path.of("src", "main", "java"), ".java")) {
      Matcher matcher = use.matcher(Schemas.text(file));
      while (matcher.find()) {
        used.add(matcher.group(1));
      }
    }
    JsonNode error = Schemas.DOCUMENTS.named("error").path("properties").path("error");
    assertThat(choices(error.path("properties").path("code"))).containsExactlyElementsOf(used);
  }

  private static List<String> choices(JsonNode property) {
    return property.path("enum").valueStream().map(JsonNode::asString).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec",
        "recommend",
        "pool",
        "estimate",
        "error",
        "gpu",
        "model",
        "offer",
        "system",
        "detect"
      })
  void schemaCommandPrintsTheFile(String name) {
    CommandRun run = CommandRun.of("schema", name);
    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).isEqualTo(Schemas.DOCUMENTS.texts().get(name));
  }
}
