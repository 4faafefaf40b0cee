package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Models.aMixture;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.testing.Groups;
import io.github.gpuadvisor.testing.Models;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayersAddUpTest {
  private static List<String> problems(Models model) {
    return new LayersAddUp()
        .check(aCatalog().with(model.build()).build()).stream().map(Lint.Problem::what).toList();
  }

  @Test
  void passesWhereTheyDo() {
    assertThat(problems(aModel())).isEmpty();
    assertThat(problems(aMixture())).isEmpty();
    assertThat(problems(aVisionModel())).isEmpty();
    assertThat(
            problems(
                aModel()
                    .withGroups(Groups.full(8, 32, 8, 128), Groups.window(24, 32, 8, 128, 512))))
        .isEmpty();
  }

  @Test
  void countsCrossAttentionAsPartOfItsBlock() {
    assertThat(
            problems(
                aModel()
                    .withGroups(Groups.full(32, 32, 8, 128), Groups.cross(32, 32, 8, 128, null))))
        .isEmpty();
  }

  @Test
  void findsLayersThatAreMissing() {
    assertThat(problems(aModel().withGroups(Groups.full(31, 32, 8, 128))))
        .containsExactly("groups have 31 layers, the model 32");
  }

  @Test
  void findsMoreActiveParametersThanParameters() {
    assertThat(problems(aModel().withActiveParameters(9e9)))
        .containsExactly("more active parameters than parameters");
  }

  @Test
  void findsMoreExpertsPerTokenThanThereAre() {
    assertThat(problems(aModel().withExperts(new Transformer.Experts(4, 8, 0, 128, 0, 32, null))))
        .containsExactly("experts do not add up");
    assertThat(problems(aModel().withExperts(new Transformer.Experts(4, 2, 0, 128, 0, 33, null))))
        .containsExactly("experts do not add up");
  }

  @Test
  void findsExpertsLargerThanTheModel() {
    assertThat(problems(aModel().withExperts(64, 4, 2304)))
        .containsExactly("experts alone have more parameters than the model");
  }

  @Test
  void canBeExcepted() {
    Found.oneThatCanBeExcepted(
        new LayersAddUp(), aCatalog().with(aModel().withActiveParameters(9e9).build()));
  }
}
