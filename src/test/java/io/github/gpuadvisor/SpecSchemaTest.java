package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.SpecReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The schema of question files and the reader of question files agree. */
class SpecSchemaTest {
  private static final List<String> KINDS = List.of("inference", "fine-tuning", "training");
  private static final Set<String> BY_HAND =
      Set.of("params", "activeParams", "layers", "hidden", "heads", "kvHeads");
  private static final JsonNode PARTS = Schemas.DOCUMENTS.named("spec").path("$defs");

  @ParameterizedTest
  @ValueSource(strings = {"inference", "fine-tuning", "training"})
  void keysOfAKindAreItsOptionsInTheOrderOfHelp(String kind) {
    List<String> keys =
        new ArrayList<>(PARTS.path("kind-" + kind).path("properties").propertyNames());
    assertThat(keys.remove(0)).isEqualTo("kind");
    assertThat(keys).containsExactlyElementsOf(Option.of(kind).stream().map(Option::key).toList());
  }

  @TestFactory
  Stream<DynamicTest> readerAcceptsWhatTheSchemaOffers() {
    return KINDS.stream()
        .flatMap(kind -> Option.of(kind).stream().flatMap(option -> specs(kind, option.key())))
        .distinct()
        .map(
            spec ->
                DynamicTest.dynamicTest(
                    spec,
                    () -> {
                      assertThat(Schemas.DOCUMENTS.problems("spec", spec)).isEmpty();
                      assertThat(read(spec).workload()).isNotNull();
                    }));
  }

  /** A question for each value that the schema names for a key, as an example or as a choice. */
  private static Stream<String> specs(String kind, String key) {
    JsonNode part = PARTS.path(key);
    String model = beside(kind, key);
    return Stream.concat(part.path("examples").valueStream(), part.path("enum").valueStream())
        .map(
            value ->
                key.equals("params") || key.equals("model") || key.equals("modelFile")
                    ? "{\"kind\":\"" + kind + "\",\"" + key + "\":" + value + "}"
                    : "{\"kind\":\"" + kind + "\"," + model + ",\"" + key + "\":" + value + "}");
  }

  /** What a question has to say beside a key. */
  private static String beside(String kind, String key) {
    if (BY_HAND.contains(key)) {
      return "\"params\":\"70B\"";
    }
    if (key.equals("deadline") && kind.equals("inference")) {
      return "\"model\":\"llama-3.1-8b\",\"items\":\"1M\"";
    }
    return switch (key) {
      case "streams", "resolution", "imagesPerSecond" -> "\"model\":\"yolov8n\"";
      case "fps" -> "\"model\":\"yolov8n\",\"streams\":2";
      case "upgrade" -> "\"model\":\"llama-3.1-8b\",\"have\":\"l4\"";
      case "steps" -> "\"model\":\"sdxl\"";
      case "audioHours" -> "\"model\":\"whisper-large-v3\"";
      default -> "\"model\":\"llama-3.1-8b\"";
    };
  }

  @Test
  void everyKeyOffersAValue() {
    for (String kind : KINDS) {
      for (Option option : Option.of(kind)) {
        assertThat(specs(kind, option.key())).as(option.key()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"llama-3.1-8b\"}",
        "{\"kind\":\"serving\",\"model\":\"llama-3.1-8b\"}",
        "{\"kind\":\"inference\"}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"concurency\":3}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"tokens\":\"300B\"}",
        "{\"kind\":\"training\",\"model\":\"llama-3.1-8b\",\"concurrency\":3}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"concurrency\":0}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"concurrency\":-1}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"concurrency\":1.5}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"concurrency\":\"many\"}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"concurrency\":null}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"concurrency\":{\"users\":3}}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"maxTpot\":\"40\"}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"maxTpot\":\"p42:40ms\"}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"budget\":12}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"budget\":\"12/fortnight\"}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"cachedInput\":1.5}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"precision\":\"fp7\"}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"vendor\":\"nvidea\"}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"class\":[\"server\"]}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"maxPower\":700}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"purchase\":\"lease\"}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"asOf\":\"yesterday\"}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"optimize\":\"style\"}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"weights\":\"cost\"}",
        "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"top\":0}",
        "{\"kind\":\"training\",\"model\":\"llama-3.1-8b\",\"deadline\":30}",
        "{\"kind\":\"training\",\"model\":\"llama-3.1-8b\",\"tokens\":\"many\"}",
        "{\"kind\":\"fine-tuning\",\"model\":\"llama-3.1-8b\",\"method\":\"dora\"}",
        "[]"
      })
  void bothRefuse(String spec) {
    assertThat(Schemas.DOCUMENTS.problems("spec", spec)).isNotEmpty();
    assertThatThrownBy(() -> read(spec)).isInstanceOf(InvalidInputException.class);
  }

  private static Request read(String spec) {
    SpecReader.Spec parsed = SpecReader.read(spec, "spec.json");
    return new RequestReader(CatalogIndex.builtIn(), LocalDate.of(2026, 11, 25))
        .read(parsed.kind(), parsed.settings());
  }
}
