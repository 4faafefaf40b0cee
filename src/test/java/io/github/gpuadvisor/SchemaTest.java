package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.rule.set.RuleSet;
import io.github.gpuadvisor.testing.CommandRun;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every document that is printed has the shape that its schema publishes. */
class SchemaTest {
  private static final Schemas SCHEMAS = Schemas.DOCUMENTS;

  @TestFactory
  Stream<DynamicTest> everyAnswerHasTheShapeOfItsSchema() {
    return AnswerGrid.answers().stream()
        .map(
            answer ->
                DynamicTest.dynamicTest(
                    answer.command(),
                    () -> {
                      assertThat(answer.run().exitCode()).isEqualTo(answer.expected());
                      assertThat(SCHEMAS.problems(answer.schema(), answer.document())).isEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyNumberIsFiniteAndNotNegativeAndEveryIntervalHoldsItsMean() {
    return AnswerGrid.answers().stream()
        .map(
            answer ->
                DynamicTest.dynamicTest(
                    answer.command(),
                    () ->
                        assertThat(AnswerNumbers.problems(Schemas.tree(answer.document())))
                            .isEmpty()));
  }

  @Test
  void gridReachesEveryRuleThatTheBuiltInCatalogCanFail() {
    Set<String> reached = new LinkedHashSet<>();
    for (AnswerGrid.Answer answer : AnswerGrid.answers()) {
      if (answer.schema().equals("recommend")) {
        JsonNode document = Schemas.tree(answer.document());
        reached.addAll(document.path("eliminated").path("counts").propertyNames());
        document.findValues("requirement").forEach(id -> reached.add(id.asString()));
        document.findValues("criterion").forEach(id -> reached.add(id.asString()));
      }
    }
    assertThat(reached).containsAll(RuleSet.ids());
  }

  @Test
  void everyLineOfJsonlIsARecommendation() {
    CommandRun run =
        CommandRun.of(
            "recommend", "inference", "--model", "llama-3.1-8b", "--top", "3", "-o", "jsonl");
    assertThat(run.output().lines()).hasSize(3);
    run.output()
        .lines()
        .forEach(
            line ->
                assertThat(SCHEMAS.problems("recommend", "#/$defs/recommendation", line))
                    .isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"gpus list, gpu", "models list, model", "offers list, offer"})
  void everyRecordListedHasTheShapeOfItsSchema(String command, String schema) {
    CommandRun run = CommandRun.of((command + " -o json").split(" ", -1));
    JsonNode records = Schemas.tree(run.output());
    assertThat(records.size()).isPositive();
    for (JsonNode record : records) {
      assertThat(SCHEMAS.problems(schema, record.toString())).as(record.toString()).isEmpty();
    }
  }

  @Test
  void everySystemListedHasTheShapeOfItsSchema() {
    CommandRun run =
        CommandRun.of(
            "systems", "list", "-o", "json", "--catalog", "src/test/resources/frozen-catalog");
    JsonNode records = Schemas.tree(run.output());
    assertThat(records.size()).isPositive();
    for (JsonNode record : records) {
      assertThat(SCHEMAS.problems("system", record.toString())).as(record.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mig",
        "h100-vgpu",
        "dgx-spark",
        "strix-halo",
        "rocm-names",
        "amd-names",
        "no-devices"
      })
  void everyMachineHasTheShapeOfItsSchema(String machine) {
    CommandRun run =
        CommandRun.of("detect", "--from", "src/test/resources/machine/" + machine, "-o", "json");
    assertThat(SCHEMAS.problems("detect", run.output())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"side-by-side", "in-turns", "at-once", "too-much"})
  void everyPoolHasTheShapeOfItsSchema(String file) {
    CommandRun run =
        CommandRun.of(
            "recommend",
            "-f",
            "src/test/resources/pools/" + file + ".yaml",
            "-o",
            "json",
            "--as-of",
            "2026-11-25");
    assertThat(SCHEMAS.problems("pool", run.output())).isEmpty();
    assertThat(AnswerNumbers.problems(Schemas.tree(run.output()))).isEmpty();
  }

  @Test
  void batchRecommendAnswersWithTheDocumentOfRecommendAndTheLinesId() {
    String lines =
        """
        {"id":"a","kind":"inference","model":"llama-3.1-8b","asOf":"2026-11-25"}
        {"id":"b","kind":"training","model":"llama-3.1-8b","tokens":"1B","deadline":"1h"}
        """;
    List<String> answers = batch("recommend", lines);
    assertThat(answers).hasSize(2);
    for (String answer : answers) {
      assertThat(SCHEMAS.problems("recommend", answer)).isEmpty();
    }
    assertThat(Schemas.tree(answers.get(1)).path("id").asString()).isEqualTo("b");
  }

  @Test
  void batchLinesThatAreAnsweredAreThoseThatTheirSchemaAllows() {
    List<String> answers = batch("estimate", BatchLines.ALL);
    List<String> lines = BatchLines.ALL.lines().toList();
    assertThat(answers).hasSameSizeAs(lines);
    for (int i = 0; i < lines.size(); i++) {
      boolean answered = !Schemas.tree(answers.get(i)).has("error");
      List<String> answerProblems =
          SCHEMAS.problems(answered ? "estimate" : "error", answers.get(i));
      List<String> lineProblems = SCHEMAS.problems("batch-line", lines.get(i));
      assertThat(answerProblems).as(lines.get(i)).isEmpty();
      assertThat(lineProblems.isEmpty()).as(lines.get(i) + lineProblems).isEqualTo(answered);
      assertThat(AnswerNumbers.problems(Schemas.tree(answers.get(i)))).isEmpty();
    }
  }

  private static List<String> batch(String what, String lines) {
    CommandRun run = CommandRun.of(List.of("batch", what), lines, Map.of());
    assertThat(run.exitCode()).isZero();
    return run.output().lines().toList();
  }
}
