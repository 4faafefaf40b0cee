package io.github.gpuadvisor.estimate.memory;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Checkpointing;
import io.github.gpuadvisor.workload.FineTuning.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Full fine-tuning takes more than LoRA, LoRA more than QLoRA, of every shipped model. */
class MethodOrderTest {
  private static final Catalog CATALOG = CatalogIndex.builtIn();

  private static double required(Model model, Method method, Plan plan) {
    return TrainingMemory.of(aGpu().build(), plan, Works.of(model).fineTuning(method), 512)
        .requiredPerGpu()
        .gib();
  }

  private static List<String> outOfOrder(Plan plan, boolean transformers) {
    List<String> wrong = new ArrayList<>();
    for (String id : CATALOG.modelIds()) {
      Model model = CATALOG.model(id);
      if ((model.transformer() != null) != transformers) {
        continue;
      }
      double full = required(model, Method.FULL, plan);
      double lora = required(model, Method.LORA, plan);
      double qlora = required(model, Method.QLORA, plan);
      // Where the vocabulary is all of the model, nothing is left to quantize.
      Transformer shape = model.transformer();
      boolean quantizes = shape == null || shape.vocabularyParameters() < model.parameters();
      if (!(full > lora && (quantizes ? lora > qlora : lora >= qlora))) {
        wrong.add(String.format(Locale.ROOT, "%s: %.2f, %.2f, %.2f GiB", id, full, lora, qlora));
      }
    }
    return wrong;
  }

  @Test
  void ofTransformersOnOneGpu() {
    assertThat(outOfOrder(aTrainingPlan().build(), true)).isEmpty();
  }

  @Test
  void ofModelsThatAreNoTransformers() {
    assertThat(outOfOrder(aTrainingPlan().build(), false)).isEmpty();
  }

  @Test
  void ofTransformersFullyShardedOverEightGpus() {
    Plan sharded =
        aTrainingPlan()
            .withDataParallel(8)
            .withZero(3)
            .withCheckpointing(Checkpointing.FULL)
            .build();

    assertThat(outOfOrder(sharded, true)).isEmpty();
  }
}
