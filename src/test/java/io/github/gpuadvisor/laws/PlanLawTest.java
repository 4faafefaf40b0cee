package io.github.gpuadvisor.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.Eliminated;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Degrees;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No plan is proposed that an engine would refuse. */
class PlanLawTest {
  static Stream<Question> questions() {
    return Grid.QUESTIONS.stream();
  }

  static Stream<String> models() {
    return Question.SHIPPED.modelIds().stream();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void noPlanIsProposedThatTheEngineRefuses(Question question) {
    Model model = question.request(Question.SHIPPED).workload().model();
    for (Deployment deployment : proposed(question.recommendation())) {
      assertAccepted(model, deployment);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void noEstimateChoosesAPlanThatTheEngineRefuses(String id) {
    Model model = Question.SHIPPED.model(id);
    for (String gpu : List.of("l4", "a100-sxm-40gb", "h100-sxm-80gb")) {
      for (String count : List.of("", "2", "3", "6", "8", "12")) {
        Question asked = Question.serve(id, "gpu=" + gpu);
        try {
          assertAccepted(
              model,
              (count.isEmpty() ? asked : asked.with("count=" + count)).estimate().deployment());
        } catch (InvalidInputException e) {
          assertThat(e.code()).isIn("unsupported", "invalid-plan");
        }
      }
    }
  }

  private static List<Deployment> proposed(Recommendation answer) {
    List<Deployment> proposed = new ArrayList<>();
    for (Ranked row : answer.ranked()) {
      proposed.add(row.assessment().estimate().deployment());
    }
    for (Eliminated one : answer.eliminated()) {
      Assessment nearest = one.nearest();
      if (nearest != null) {
        proposed.add(nearest.estimate().deployment());
      }
    }
    return proposed;
  }

  private static void assertAccepted(Model model, Deployment deployment) {
    Plan plan = deployment.plan();
    int degree = plan.tensorParallel();
    String name = model.id() + " on " + deployment.key();
    assertThat(Degrees.refusal(model, plan.engine(), degree)).as(name).isNull();
    Transformer shape = model.transformer();
    if (shape == null) {
      assertThat(plan.gpusPerReplica()).as(name).isEqualTo(1);
      return;
    }
    assertThat(plan.pipelineParallel()).as(name).isLessThanOrEqualTo(shape.layers());
    for (LayerGroup group : shape.groups()) {
      assertThat(group.heads() % degree).as("%s: query heads", name).isZero();
      boolean shared = group.splitsByHeads() && group.kvHeads() > 0;
      assertThat(!shared || group.kvHeads() % degree == 0 || degree % group.kvHeads() == 0)
          .as("%s: %s KV heads divided or evenly copied", name, group.kvHeads())
          .isTrue();
    }
    assertThat(deployment.nodes() * Math.max(1, deployment.node().gpus()))
        .as("%s: GPUs on its machines", name)
        .isGreaterThanOrEqualTo(plan.gpus());
  }
}
