package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Shapes of the shipped models agree with their parameter counts. */
class ShippedModelsTest {
  private static final Catalog CATALOG = CatalogIndex.builtIn();

  /** Its embedding table is narrower than its blocks, which the record cannot say. */
  private static final Set<String> FACTORIZED = Set.of("albert-base-v2");

  @Test
  void noVocabularyIsLargerThanItsModel() {
    List<String> wrong = new ArrayList<>();
    for (String id : CATALOG.modelIds()) {
      Model model = CATALOG.model(id);
      Transformer shape = model.transformer();
      if (shape != null
          && !FACTORIZED.contains(id)
          && shape.vocabularyParameters() >= model.parameters()) {
        wrong.add(
            String.format(
                Locale.ROOT,
                "%s: %.2e of %.2e",
                id,
                shape.vocabularyParameters(),
                model.parameters()));
      }
    }

    assertThat(wrong).isEmpty();
  }

  /** An encoder has no output matrix: what it looks words up in is all its vocabulary. */
  @Test
  void encodersCountTheirVocabularyOnce() {
    assertThat(CATALOG.modelIds())
        .filteredOn(id -> CATALOG.model(id).kind() == Model.Kind.ENCODER)
        .filteredOn(id -> CATALOG.model(id).transformer() != null)
        .isNotEmpty()
        .allSatisfy(
            id -> {
              Transformer shape = CATALOG.model(id).transformer();
              assertThat(shape.vocabularyParameters())
                  .as(id)
                  .isEqualTo(shape.embeddingParameters());
            });
  }

  @Test
  void heldAndUsedParametersOfGpt3AreThoseOfItsPaper() {
    assertThat(CATALOG.model("gpt-3").parameters()).isBetween(174e9, 176e9);
    assertThat(CATALOG.model("gpt-3").activeParameters())
        .isEqualTo(CATALOG.model("gpt-3").parameters());
  }
}
