package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.workload.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** What to type to run the first row of an answer. */
public enum Recipe {
  /** A task for SkyPilot. */
  SKY("sky"),
  /** Manifests for Kubernetes. */
  K8S("k8s"),
  /** The command line of vLLM. */
  VLLM("vllm"),
  /** The command line of torchrun. */
  TORCHRUN("torchrun"),
  /** A batch script for Slurm. */
  SLURM("slurm");

  private final String id;

  Recipe(String id) {
    this.id = id;
  }

  /** As the option names it. */
  public String id() {
    return id;
  }

  /** The recipe of a name, or null. */
  public static @Nullable Recipe of(String name) {
    for (Recipe recipe : values()) {
      if (recipe.id.equals(name)) {
        return recipe;
      }
    }
    return null;
  }

  /** The engine that this recipe is for, where the question leaves it open; else null. */
  public @Nullable String engine() {
    return this == VLLM ? "vllm" : null;
  }

  /**
   * Refuses work that this recipe is not for, before anything is computed.
   *
   * @param kind of work
   */
  public void check(String kind) {
    boolean serves = kind.equals("inference");
    if (this == VLLM && !serves) {
      throw new InvalidInputException(
          "no-recipe", "-o vllm: vLLM serves; " + kind + " is not for it", "Maybe -o torchrun");
    }
    if (this == TORCHRUN && serves) {
      throw new InvalidInputException(
          "no-recipe", "-o torchrun: torchrun trains; " + kind + " is not for it", "Maybe -o vllm");
    }
  }

  /**
   * The text, newline at the end.
   *
   * @param answer with one row at least
   * @param typedModel what the user called the model; null where it was given otherwise
   * @throws InvalidInputException where no such recipe is known for the plan
   */
  public String of(Recommendation answer, @Nullable String typedModel) {
    Launch launch = Launch.of(answer, typedModel);
    boolean serves = launch.work().kind().equals("inference");
    if (this == K8S && serves) {
      Launch pod = launch.oneCopy();
      Programs.of(pod, id, pod.checkpoint().place());
      // A manifest cannot ask for what is missing, as a shell can.
      return KubernetesRecipe.of(pod, Programs.of(pod, id, pod.checkpoint().named(id)));
    }
    Program program = Programs.of(launch, id, launch.checkpoint().place());
    return switch (this) {
      case SKY -> SkyRecipe.of(launch, program);
      case K8S -> KubernetesRecipe.of(launch, program);
      case VLLM -> vllm(launch, program);
      case TORCHRUN -> ShellRecipe.torchrun(launch, program);
      default -> SlurmRecipe.of(launch, program);
    };
  }

  private static String vllm(Launch launch, Program program) {
    if (!launch.plan().engine().id().equals("vllm")) {
      throw Programs.none("vllm", "the plan is one of " + launch.plan().engine().name());
    }
    return ShellRecipe.vllm(launch, program);
  }
}
