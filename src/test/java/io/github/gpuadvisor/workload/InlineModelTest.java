package io.github.gpuadvisor.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.document.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InlineModelTest {
  private static Model model(String json) {
    return new InlineModel(Json.read(json.replace('\'', '"'), "line"), new Settings()).read();
  }

  @Test
  void takesEveryPartStated() {
    Model model =
        model(
            "{'parameters':7e9,'activeParameters':7e9,'layers':32,'hiddenSize':4096,"
                + "'attentionHeads':32,'kvHeads':8,'headDimension':96,'intermediateSize':14336,"
                + "'vocabularySize':128256,'experts':null,'expertsPerToken':null}");
    Transformer shape = model.transformer();
    assertThat(model.id()).isEqualTo("inline");
    assertThat(model.parameters()).isEqualTo(7e9);
    assertThat(shape.layers()).isEqualTo(32);
    assertThat(shape.hiddenSize()).isEqualTo(4096);
    assertThat(shape.intermediateSize()).isEqualTo(14_336);
    assertThat(shape.vocabularySize()).isEqualTo(128_256);
    assertThat(shape.groups())
        .containsExactly(
            new LayerGroup(LayerGroup.Attention.FULL, 32, 32, 8, 96, 96, null, null, null));
    assertThat(shape.experts()).isNull();
  }

  @Test
  void takesExpertsOfTheWidthStated() {
    Transformer.Experts experts =
        model(
                "{'parameters':47e9,'activeParameters':13e9,'layers':32,'hiddenSize':4096,"
                    + "'intermediateSize':14336,'experts':8,'expertsPerToken':2}")
            .transformer()
            .experts();
    assertThat(experts.count()).isEqualTo(8);
    assertThat(experts.perToken()).isEqualTo(2);
    assertThat(experts.intermediateSize()).isEqualTo(14_336);
  }

  @Test
  void takesWhetherEmbeddingsAreTiedAndTheFeedForwardBlockGated() {
    Transformer stated =
        model("{'parameters':7e9,'tiedEmbeddings':true,'gatedFeedForward':'false'}").transformer();
    assertThat(stated.tiedEmbeddings()).isTrue();
    assertThat(stated.gatedFeedForward()).isFalse();

    Transformer derived = model("{'parameters':7e9,'tiedEmbeddings':null}").transformer();
    assertThat(derived.tiedEmbeddings()).isFalse();
    assertThat(derived.gatedFeedForward()).isTrue();
  }

  @Test
  void derivesTheRestAndTellsWhoAsks() {
    Settings told = new Settings();
    new InlineModel(Json.read("{\"parameters\":70e9,\"layers\":80}", "line"), told).read();
    assertThat(told.derived()).extracting(Assumption::field).contains("hidden", "heads", "kvHeads");
    assertThat(told.derived()).extracting(Assumption::field).doesNotContain("layers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'parameters':7e9,'layer':32}|model.layer: unknown key, near: layers",
        "{'layers':32}|--params: give a number of parameters, as in 70B",
        "{'parameters':-1}|model.parameters -1: give a number of parameters, as in 70B",
        "{'parameters':7e9,'kvHeads':3,'attentionHeads':32}|model.kvHeads 3: must divide the 32"
            + " heads, as in 8",
        "{'parameters':7e9,'headDimension':0}|model.headDimension: give a whole number above zero",
        "{'parameters':7e9,'experts':2,'expertsPerToken':4}|model.expertsPerToken: cannot be more"
            + " than experts",
        "{'parameters':7e9,'activeParameters':9e9}|model.activeParameters 9000000000: cannot be"
            + " more than all parameters (7B)",
      })
  void refusesAPartThatCannotBe(String json, String message) {
    InvalidInputException refusal =
        catchThrowableOfType(InvalidInputException.class, () -> model(json));
    assertThat(refusal).hasMessage(message);
  }

  @Test
  void aLineWarnsOfWhatWasDerived() {
    String line = "{'kind':'inference','gpu':'red','model':{'parameters':7e9,'layers':32}}";
    Request request =
        new EstimateReader(Typed.CATALOG, Typed.TODAY)
            .line(Json.read(line.replace('\'', '"'), "line"))
            .request();
    assertThat(request.warnings()).extracting(Warning::code).containsExactly("derived-shape");
    assertThat(request.warnings().get(0).sentence())
        .startsWith("parts of the model were derived: ")
        .contains("hidden", "heads", "kvHeads")
        .doesNotContain("layers");
  }
}
