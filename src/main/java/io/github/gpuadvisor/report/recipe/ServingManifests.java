package io.github.gpuadvisor.report.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What serves in a cluster: a Deployment and its Service. */
final class ServingManifests {
  private final Launch launch;
  private final Program program;
  private final Pod pod;
  private final List<String> comments;

  ServingManifests(Launch launch, Program program, Pod pod, List<String> comments) {
    this.launch = launch;
    this.program = program;
    this.pod = pod;
    this.comments = comments;
  }

  List<Map<String, @Nullable Object>> all() {
    Map<String, @Nullable Object> deployment = deployment();
    comments.add("# kubectl apply -f FILE; for gated models first:");
    comments.add("# kubectl create secret generic hf-token --from-literal=token=$HF_TOKEN");
    return List.of(deployment, service());
  }

  private Map<String, @Nullable Object> deployment() {
    return Manifest.of(
        "apps/v1",
        "Deployment",
        Manifest.labeled(launch.name()),
        Manifest.map(
            "replicas",
            launch.plan().dataParallel(),
            "selector",
            Manifest.map("matchLabels", Manifest.labels(launch.name())),
            "template",
            pod.template(container(), null)));
  }

  private Map<String, @Nullable Object> container() {
    return Manifest.map(
        "name",
        "server",
        "image",
        program.image(),
        "command",
        command(),
        "ports",
        List.of(Manifest.map("containerPort", program.port())),
        "env",
        List.of(Pod.token()),
        "resources",
        pod.resources(launch.plan().gpusPerReplica()),
        "volumeMounts",
        List.of(Pod.SHARED_MEMORY),
        "startupProbe",
        pod.probe("failureThreshold", pod.loading()),
        "readinessProbe",
        pod.probe("failureThreshold", 3),
        "livenessProbe",
        pod.probe("failureThreshold", 6));
  }

  private List<Object> command() {
    List<Object> command = new ArrayList<>(program.command());
    for (Argument argument : program.arguments()) {
      command.add(argument.flag());
      if (argument.value() != null) {
        command.add(argument.value());
      }
    }
    return command;
  }

  private Map<String, @Nullable Object> service() {
    Map<String, @Nullable Object> port = Manifest.map("port", 80, "targetPort", program.port());
    return Manifest.of(
        "v1",
        "Service",
        Manifest.map("name", launch.name()),
        Manifest.map("selector", Manifest.labels(launch.name()), "ports", List.of(port)));
  }
}
