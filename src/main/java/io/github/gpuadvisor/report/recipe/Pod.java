package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.catalog.Offer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of a Kubernetes pod that a launch decides. */
final class Pod {
  /** Where a container sees the memory that its processes share. */
  static final Map<String, @Nullable Object> SHARED_MEMORY =
      Manifest.map("name", "shm", "mountPath", "/dev/shm");

  private final Launch launch;
  private final Program program;
  private final List<String> comments;

  /**
   * @param comments where remarks are added
   */
  Pod(Launch launch, Program program, List<String> comments) {
    this.launch = launch;
    this.program = program;
    this.comments = comments;
  }

  /** For gated models, where the cluster has one. */
  static Map<String, @Nullable Object> token() {
    return Manifest.map(
        "name",
        "HF_TOKEN",
        "valueFrom",
        Manifest.map(
            "secretKeyRef", Manifest.map("name", "hf-token", "key", "token", "optional", true)));
  }

  /** GPUs as the device plugin of their vendor counts them. */
  Map<String, @Nullable Object> resources(int gpus) {
    @Nullable String resource = NodeLabels.resource(launch.gpu());
    if (resource == null) {
      throw Programs.none("k8s", "no device plugin for " + launch.gpu().name() + " is known");
    }
    Map<String, @Nullable Object> amount = Manifest.map(resource, String.valueOf(gpus));
    return Manifest.map("limits", amount, "requests", amount);
  }

  /** Tries of ten seconds until weights are read at 200 MB/s, and ten minutes more. */
  int loading() {
    double seconds = launch.estimate().memory().weights().value() / 2e8 + 600;
    return (int) Math.ceil(seconds / 10);
  }

  Map<String, @Nullable Object> probe(String key, int failures) {
    return Manifest.map(
        "httpGet",
        Manifest.map("path", program.health(), "port", program.port()),
        "periodSeconds",
        10,
        key,
        failures);
  }

  /** What each pod around a container is made from. */
  Map<String, @Nullable Object> template(
      Map<String, @Nullable Object> container, @Nullable String subdomain) {
    return Manifest.map(
        "metadata",
        Manifest.map("labels", Manifest.labels(launch.name())),
        "spec",
        spec(container, subdomain));
  }

  /** On nodes that have the GPU. */
  private Map<String, @Nullable Object> spec(
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
            Manifest.map(
                "name",
                "shm",
                "emptyDir",
                Manifest.map("medium", "Memory", "sizeLimit", shared + "Gi"))));
    return pod;
  }

  private static Map<String, @Nullable Object> affinity(NodeLabels.Label label) {
    Map<String, @Nullable Object> expression =
        Manifest.map("key", label.key(), "operator", "In", "values", label.values());
    return Manifest.map(
        "nodeAffinity",
        Manifest.map(
            "requiredDuringSchedulingIgnoredDuringExecution",
            Manifest.map(
                "nodeSelectorTerms",
                List.of(Manifest.map("matchExpressions", List.of(expression))))));
  }
}
