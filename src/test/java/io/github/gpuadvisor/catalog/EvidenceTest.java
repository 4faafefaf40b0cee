package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Catalog CATALOG = CatalogIndex.builtIn();

  private static @Nullable Evidence ofPytorch(String family, Topic.Work work) {
    Engine engine = CATALOG.engine("pytorch");
    Era newest = engine.eras().get(engine.eras().size() - 1);
    return Evidence.of(CATALOG, engine, newest, family, work);
  }

  @Test
  void rowsOfOneKindOfWorkDoNotStandForAnother() {
    Evidence training = ofPytorch("ampere-hbm", Topic.Work.TRAINING);
    Evidence serving = ofPytorch("ampere-hbm", Topic.Work.SERVING);

    assertThat(training.rows()).isGreaterThan(10).isNotEqualTo(serving.rows());
    assertThat(training.errors()).containsKeys("fit", "gpu");
  }

  @Test
  void aFamilyThatWasOnlySeenServingHasNoEvidenceOfTraining() {
    assertThat(ofPytorch("cdna2-hbm", Topic.Work.SERVING)).isNotNull();
    assertThat(ofPytorch("cdna2-hbm", Topic.Work.TRAINING)).isNull();
  }

  @Test
  void nothingIsKnownWithoutAFamily() {
    assertThat(ofPytorch("no-such-family", Topic.Work.TRAINING)).isNull();
    Engine engine = CATALOG.engine("pytorch");
    assertThat(Evidence.of(CATALOG, engine, engine.eras().get(0), null, Topic.Work.TRAINING))
        .isNull();
  }
}
