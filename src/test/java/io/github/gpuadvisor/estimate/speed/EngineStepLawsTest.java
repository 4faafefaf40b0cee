package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Works;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What must hold of every shipped model, whatever the engine's constants. */
class EngineStepLawsTest {
  private static final Catalog CATALOG = CatalogIndex.builtIn();
  private static final Engine ENGINE = Objects.requireNonNull(CATALOG.engine("vllm"));
  private static final Plan PLAN = aPlan().withEngine(ENGINE).build();

  /** Decoding sequences, their context, prompt tokens, tokens before those. */
  private static final List<double[]> STEPS =
      List.of(
          new double[] {1, 100, 0, 0},
          new double[] {1, 100_000, 0, 0},
          new double[] {64, 2000, 0, 0},
          new double[] {64, 2000, 2048, 1024},
          new double[] {0, 0, 8192, 4096});

  private static List<Model> transformers() {
    return CATALOG.modelIds().stream()
        .map(CATALOG::model)
        .filter(model -> model.transformer() != null)
        .toList();
  }

  private static double seconds(Gpus gpu, Plan plan, Model model, double... content) {
    EngineStep step =
        EngineStep.of(gpu.build(), plan, aNode(8), Works.of(model).withTokens(1024, 128).serving());
    return Objects.requireNonNull(step).seconds(content[0], content[1], content[2], content[3]);
  }

  @Test
  void moreBandwidthIsNeverSlower() {
    for (Model model : transformers()) {
      for (double[] content : STEPS) {
        assertThat(seconds(aGpu().withBandwidth(2000), PLAN, model, content))
            .as("%s", model.id())
            .isLessThanOrEqualTo(seconds(aGpu().withBandwidth(1000), PLAN, model, content));
      }
    }
  }

  @Test
  void aFasterChipIsNeverSlower() {
    for (Model model : transformers()) {
      for (double[] content : STEPS) {
        assertThat(seconds(aGpu().withTflops(Dtype.BF16, 1000), PLAN, model, content))
            .as("%s", model.id())
            .isLessThanOrEqualTo(seconds(aGpu().withTflops(Dtype.BF16, 500), PLAN, model, content));
      }
    }
  }

  @Test
  void moreTokensAreNeverFaster() {
    for (Model model : transformers()) {
      double decoding = 0;
      double prefilling = 0;
      for (int tokens = 1; tokens <= 8192; tokens *= 2) {
        double decode = seconds(aGpu(), PLAN, model, tokens, 1000, 0, 0);
        double prefill = seconds(aGpu(), PLAN, model, 8, 1000, tokens, tokens / 2.0);
        assertThat(decode).as("%s, %d decoding", model.id(), tokens).isGreaterThan(decoding);
        assertThat(prefill).as("%s, %d of a prompt", model.id(), tokens).isGreaterThan(prefilling);
        decoding = decode;
        prefilling = prefill;
      }
    }
  }

  @Test
  void aLongerContextIsNeverFaster() {
    for (Model model : transformers()) {
      double before = 0;
      for (double context = 16; context < 1e6; context *= 2) {
        double now = seconds(aGpu(), PLAN, model, 8, context, 0, 0);
        assertThat(now).as("%s at %.0f", model.id(), context).isGreaterThanOrEqualTo(before);
        before = now;
      }
    }
  }

  @Test
  void noStepTakesNothing() {
    for (Model model : transformers()) {
      for (double[] content : STEPS) {
        assertThat(seconds(aGpu(), PLAN, model, content)).as(model.id()).isPositive().isFinite();
      }
    }
  }
}
