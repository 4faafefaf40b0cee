package io.github.gpuadvisor.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.deployment.ServingPlans;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.CachePrecision;
import io.github.gpuadvisor.workload.Inference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More memory never disqualifies. */
class MemoryLawTest {
  private static final double SLACK_BYTES = 1;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(doubles = {1.01, 1.3, 2})
  void moreMemoryNeverDisqualifies(double factor) {
    Catalog larger = CatalogCopy.ofShipped().memoryTimes(factor, gpu -> true).in(folder);
    for (Question question : Grid.QUESTIONS) {
      assertThat(ranked(question.recommendation(larger)))
          .as("%s, with %s times the memory", question, factor)
          .containsAll(ranked(question.recommendation()));
    }
  }

  @Test
  void moreMemoryOfOneGpuMovesNoOther() {
    String gpu = "l40s";
    Catalog larger = CatalogCopy.ofShipped().memoryTimes(1.5, gpu::equals).in(folder);
    for (Question question : Grid.QUESTIONS) {
      Map<String, Double> before = scores(question.recommendation());
      Map<String, Double> after = scores(question.recommendation(larger));
      boolean qualified = before.remove(gpu) != null;
      boolean qualifies = after.remove(gpu) != null;
      assertThat(after).as(question.toString()).isEqualTo(before);
      assertThat(qualifies || !qualified).as(question.toString()).isTrue();
    }
  }

  @Test
  void aLittleMoreMemoryNeverLeavesLessRoom() {
    List<String> broken = new ArrayList<>();
    for (Engine engine : Question.SHIPPED.engines()) {
      for (String id : Question.SHIPPED.modelIds()) {
        Model model = Question.SHIPPED.model(id);
        if (model.transformer() != null && engine.uses().contains("inference")) {
          addWhereRoomShrinks(engine, model, broken);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void aLargerLabelNeverShowsLessMemory() {
    double before = 0;
    for (int label = 1; label <= 400; label++) {
      Accelerator gpu = Gpus.aGpu().withUnmeasuredMemory(label).build();
      assertThat(gpu.deviceMemory().value()).as("%s GB", label).isGreaterThan(before);
      before = gpu.deviceMemory().value();
    }
  }

  private static void addWhereRoomShrinks(Engine engine, Model model, List<String> broken) {
    Inference work = Works.of(model).withTokens(512, 128).serving();
    MemoryEstimate before = null;
    for (int size = 4; size <= 300; size += 2) {
      Accelerator gpu = Gpus.aGpu().withMemory(size).build();
      Engine.Arithmetic arithmetic = engine.arithmetic(gpu, Precision.FP16);
      if (arithmetic == null) {
        return;
      }
      Setup setup = new Setup(engine, engine.newest(), Precision.FP16, arithmetic);
      Plan plan = ServingPlans.plan(setup, CachePrecision.BF16, 1, 1, 1);
      MemoryEstimate now = InferenceMemory.of(gpu, plan, work, 1);
      boolean shrinks =
          before != null
              && (before.shortfall().value() < now.shortfall().value() - SLACK_BYTES
                  || before.sequencesPerReplica() > now.sequencesPerReplica());
      if (shrinks) {
        broken.add(engine.id() + " " + model.id() + ": less room at " + size + " GiB");
        return;
      }
      before = now;
    }
  }

  private static Set<String> ranked(Recommendation answer) {
    return scores(answer).keySet();
  }

  private static Map<String, Double> scores(Recommendation answer) {
    Map<String, Double> scores = new TreeMap<>();
    for (Ranked row : answer.ranked()) {
      scores.put(row.assessment().estimate().deployment().gpu().id(), row.assessment().score());
    }
    return scores;
  }
}
