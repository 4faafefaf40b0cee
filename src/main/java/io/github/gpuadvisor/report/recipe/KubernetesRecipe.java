package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.document.Yaml;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Manifests for Kubernetes: a Deployment and its Service for what serves, an indexed Job and a
 * headless Service for what trains.
 */
final class KubernetesRecipe {
  private static final String TRAINING_IMAGE = "pytorch/pytorch:latest";
  private static final String AMD_TRAINING_IMAGE = "rocm/pytorch:latest";

  private final Launch launch;
  private final Program program;
  private final List<String> comments;
  private final Pod pod;

  private KubernetesRecipe(Launch launch, Program program) {
    this.launch = launch;
    this.program = program;
    this.comments = new ArrayList<>(Header.lines(launch));
    comments.add("#");
    comments.addAll(Shell.reasons(program.arguments()));
    comments.add("#");
    this.pod = new Pod(launch, program, comments);
  }

  static String of(Launch launch, Program program) {
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
    KubernetesRecipe recipe = new KubernetesRecipe(launch, program);
    List<Map<String, @Nullable Object>> manifests =
        program.port() > 0 ? recipe.serving() : recipe.training();
    StringBuilder text = new StringBuilder(String.join("\n", recipe.comments)).append('\n');
    for (int i = 0; i < manifests.size(); i++) {
      text.append(i == 0 ? "" : "---\n").append(Yaml.write(manifests.get(i)));
    }
    return text.toString();
  }

  private Map<String, @Nullable Object> labels() {
    return Pod.map("app", launch.name());
  }

  private List<Map<String, @Nullable Object>> serving() {
    int copies = launch.plan().dataParallel();
    List<Object> command = new ArrayList<>(program.command());
    for (Argument argument : program.arguments()) {
      command.add(argument.flag());
      if (argument.value() != null) {
        command.add(argument.value());
      }
    }
    Map<String, @Nullable Object> container =
        Pod.map(
            "name",
            "server",
            "image",
            program.image(),
            "command",
            command,
            "ports",
            List.of(Pod.map("containerPort", program.port())),
            "env",
            List.of(Pod.token()),
            "resources",
            pod.resources(launch.plan().gpusPerReplica()),
            "volumeMounts",
            List.of(Pod.map("name", "shm", "mountPath", "/dev/shm")),
            "startupProbe",
            pod.probe("failureThreshold", pod.loading()),
            "readinessProbe",
            pod.probe("failureThreshold", 3),
            "livenessProbe",
            pod.probe("failureThreshold", 6));
    Map<String, @Nullable Object> deployment =
        Pod.map(
            "apiVersion",
            "apps/v1",
            "kind",
            "Deployment",
            "metadata",
            Pod.map("name", launch.name(), "labels", labels()),
            "spec",
            Pod.map(
                "replicas",
                copies,
                "selector",
                Pod.map("matchLabels", labels()),
                "template",
                Pod.map(
                    "metadata", Pod.map("labels", labels()), "spec", pod.spec(container, null))));
    Map<String, @Nullable Object> service =
        Pod.map(
            "apiVersion",
            "v1",
            "kind",
            "Service",
            "metadata",
            Pod.map("name", launch.name()),
            "spec",
            Pod.map(
                "selector",
                labels(),
                "ports",
                List.of(Pod.map("port", 80, "targetPort", program.port()))));
    comments.add("# kubectl apply -f FILE; for gated models first:");
    comments.add("# kubectl create secret generic hf-token --from-literal=token=$HF_TOKEN");
    return List.of(deployment, service);
  }

  private List<Map<String, @Nullable Object>> training() {
    String name = launch.name();
    String endpoint = name + "-0." + name + ":" + Torchrun.PORT;
    String script =
        String.join("\n", program.install()) + "\n" + Torchrun.line(launch, program, endpoint);
    int machines = launch.machines();
    Map<String, @Nullable Object> container =
        Pod.map(
            "name",
            "trainer",
            "image",
            launch.gpu().vendor() == Vendor.AMD ? AMD_TRAINING_IMAGE : TRAINING_IMAGE,
            "command",
            List.of("sh", "-ec", script),
            "env",
            variables(script),
            "resources",
            pod.resources(launch.gpusPerMachine()),
            "volumeMounts",
            List.of(Pod.map("name", "shm", "mountPath", "/dev/shm")));
    Map<String, @Nullable Object> job =
        Pod.map(
            "apiVersion",
            "batch/v1",
            "kind",
            "Job",
            "metadata",
            Pod.map("name", name, "labels", labels()),
            "spec",
            Pod.map(
                "completions",
                machines,
                "parallelism",
                machines,
                "completionMode",
                "Indexed",
                "backoffLimit",
                machines,
                "template",
                Pod.map(
                    "metadata", Pod.map("labels", labels()), "spec", pod.spec(container, name))));
    Map<String, @Nullable Object> service =
        Pod.map(
            "apiVersion",
            "v1",
            "kind",
            "Service",
            "metadata",
            Pod.map("name", name),
            "spec",
            Pod.map("clusterIP", "None", "selector", labels()));
    comments.add("# Pin the image to a version that your drivers know. kubectl apply -f FILE");
    return List.of(job, service);
  }

  /** What the script asks for; each must be filled in, and the script says so. */
  private List<Object> variables(String script) {
    List<Object> variables = new ArrayList<>();
    variables.add(Pod.token());
    for (String name : List.of("MODEL", "DATASET", "DATA", "LEARNING_RATE")) {
      if (script.contains("${" + name + ":?")) {
        variables.add(Pod.map("name", name, "value", ""));
        comments.add("# Fill in: " + name);
      }
    }
    return variables;
  }
}
