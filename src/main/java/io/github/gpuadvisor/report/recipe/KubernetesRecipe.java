package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.document.Yaml;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Manifests for Kubernetes, below the comment that says what they launch and how. */
final class KubernetesRecipe {
  private KubernetesRecipe() {}

  static String of(Launch launch, Program program) {
    refuse(launch, program);
    List<String> comments = new ArrayList<>(Header.lines(launch));
    comments.add("#");
    comments.addAll(Shell.reasons(program.arguments()));
    comments.add("#");
    Pod pod = new Pod(launch, program, comments);
    List<Map<String, @Nullable Object>> manifests =
        program.port() > 0
            ? new ServingManifests(launch, program, pod, comments).all()
            : new TrainingManifests(launch, program, pod, comments).all();
    StringBuilder text = new StringBuilder(String.join("\n", comments)).append('\n');
    for (int i = 0; i < manifests.size(); i++) {
      text.append(i == 0 ? "" : "---\n").append(Yaml.write(manifests.get(i)));
    }
    return text.toString();
  }

  private static void refuse(Launch launch, Program program) {
    if (launch.work().kind().equals("inference") && launch.spansMachines()) {
      throw Programs.none(
          "k8s", "one copy takes several machines; a Deployment starts each pod for itself");
    }
    if (program.port() > 0 && program.image().isEmpty()) {
      throw new InvalidInputException(
          "no-recipe",
          "-o k8s: no container image of " + launch.plan().engine().name() + " is known",
          "Maybe --engine vllm");
    }
    if (launch.work() instanceof Training) {
      throw Programs.none("k8s", "no container image with Megatron-LM is known");
    }
  }
}
