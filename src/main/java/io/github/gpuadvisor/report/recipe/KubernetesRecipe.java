package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.document.Yaml;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Manifests for Kubernetes: a Deployment and its Service for what serves, an indexed Job and a
 * headless Service for what trains.
 */
final class KubernetesRecipe {
  private static final String TRAINING_IMAGE = "pytorch/pytorch:latest";

  private final Launch launch;
  private final Program program;
  private final List<String> comments;

  private KubernetesRecipe(Launch launch, Program program) {
    this.launch = launch;
    this.program = program;
    this.comments = new ArrayList<>(launch.header());
    comments.add("#");
    comments.addAll(Shell.reasons(program.arguments()));
    comments.add("#");
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
    KubernetesRecipe recipe = new KubernetesRecipe(launch, program);
    List<Map<String, @Nullable Object>> manifests =
        program.port() > 0 ? recipe.serving() : recipe.training();
    StringBuilder text = new StringBuilder(String.join("\n", recipe.comments)).append('\n');
    for (int i = 0; i < manifests.size(); i++) {
      text.append(i == 0 ? "" : "---\n").append(Yaml.write(manifests.get(i)));
    }
    return text.toString();
  }

  private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }

  private Map<String, @Nullable Object> labels() {
    return map("app", launch.name());
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
        map(
            "name",
            "server",
            "image",
            program.image(),
            "command",
            command,
            "ports",
            List.of(map("containerPort", program.port())),
            "env",
            List.of(token()),
            "resources",
            resources(launch.plan().gpusPerReplica()),
            "volumeMounts",
            List.of(map("name", "shm", "mountPath", "/dev/shm")),
            "startupProbe",
            probe("failureThreshold", loading()),
            "readinessProbe",
            probe("failureThreshold", 3),
            "livenessProbe",
            probe("failureThreshold", 6));
    Map<String, @Nullable Object> deployment =
        map(
            "apiVersion",
            "apps/v1",
            "kind",
            "Deployment",
            "metadata",
            map("name", launch.name(), "labels", labels()),
            "spec",
            map(
                "replicas",
                copies,
                "selector",
                map("matchLabels", labels()),
                "template",
                map("metadata", map("labels", labels()), "spec", pod(container, null))));
    Map<String, @Nullable Object> service =
        map(
            "apiVersion",
            "v1",
            "kind",
            "Service",
            "metadata",
            map("name", launch.name()),
            "spec",
            map(
                "selector",
                labels(),
                "ports",
                List.of(map("port", 80, "targetPort", program.port()))));
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
        map(
            "name",
            "trainer",
            "image",
            TRAINING_IMAGE,
            "command",
            List.of("sh", "-ec", script),
            "env",
            variables(script),
            "resources",
            resources(launch.gpusPerMachine()),
            "volumeMounts",
            List.of(map("name", "shm", "mountPath", "/dev/shm")));
    Map<String, @Nullable Object> job =
        map(
            "apiVersion",
            "batch/v1",
            "kind",
            "Job",
            "metadata",
            map("name", name, "labels", labels()),
            "spec",
            map(
                "completions",
                machines,
                "parallelism",
                machines,
                "completionMode",
                "Indexed",
                "backoffLimit",
                machines,
                "template",
                map("metadata", map("labels", labels()), "spec", pod(container, name))));
    Map<String, @Nullable Object> service =
        map(
            "apiVersion",
            "v1",
            "kind",
            "Service",
            "metadata",
            map("name", name),
            "spec",
            map("clusterIP", "None", "selector", labels()));
    comments.add("# Pin the image to a version that your drivers know. kubectl apply -f FILE");
    return List.of(job, service);
  }

  /** What the script asks for; each must be filled in, and the script says so. */
  private List<Object> variables(String script) {
    List<Object> variables = new ArrayList<>();
    variables.add(token());
    for (String name : List.of("MODEL", "DATASET", "DATA", "LEARNING_RATE")) {
      if (script.contains("${" + name + ":?")) {
        variables.add(map("name", name, "value", ""));
        comments.add("# Fill in: " + name);
      }
    }
    return variables;
  }

  private static Map<String, @Nullable Object> token() {
    return map(
        "name",
        "HF_TOKEN",
        "valueFrom",
        map("secretKeyRef", map("name", "hf-token", "key", "token", "optional", true)));
  }

  private Map<String, @Nullable Object> resources(int gpus) {
    @Nullable String resource = NodeLabels.resource(launch.gpu());
    if (resource == null) {
      throw Programs.none("k8s", "no device plugin for " + launch.gpu().name() + " is known");
    }
    Map<String, @Nullable Object> amount = map(resource, String.valueOf(gpus));
    return map("limits", amount, "requests", amount);
  }

  /** Tries of ten seconds until weights are read at 200 MB/s, and ten minutes more. */
  private int loading() {
    double seconds = launch.estimate().memory().weights().value() / 2e8 + 600;
    return (int) Math.ceil(seconds / 10);
  }

  private Map<String, @Nullable Object> probe(String key, int failures) {
    return map(
        "httpGet",
        map("path", program.health(), "port", program.port()),
        "periodSeconds",
        10,
        key,
        failures);
  }

  private Map<String, @Nullable Object> pod(
      Map<String, @Nullable Object> container, @Nullable String subdomain) {
    @Nullable Offer offer = launch.offer();
    NodeLabels.@Nullable Label label =
        NodeLabels.of(launch.gpu(), offer == null ? null : offer.provider());
    Map<String, @Nullable Object> pod = new LinkedHashMap<>();
    if (subdomain != null) {
      pod.put("subdomain", subdomain);
      pod.put("restartPolicy", "Never");
    }
    if (label == null) {
      comments.add(
          "# No node label of " + launch.gpu().name() + " is known: add a nodeSelector of yours.");
    } else {
      comments.add(
          "# Nodes are told by "
              + label.key()
              + ", as drivers name the GPU: kubectl get nodes -L "
              + label.key());
      pod.put("affinity", affinity(label));
    }
    pod.put("containers", List.of(container));
    int shared = 2 * Math.max(1, launch.gpusPerMachine());
    pod.put(
        "volumes",
        List.of(
            map("name", "shm", "emptyDir", map("medium", "Memory", "sizeLimit", shared + "Gi"))));
    return pod;
  }

  private static Map<String, @Nullable Object> affinity(NodeLabels.Label label) {
    Map<String, @Nullable Object> expression =
        map("key", label.key(), "operator", "In", "values", label.values());
    return map(
        "nodeAffinity",
        map(
            "requiredDuringSchedulingIgnoredDuringExecution",
            map("nodeSelectorTerms", List.of(map("matchExpressions", List.of(expression))))));
  }
}
