package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.catalog.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What trains in a cluster: an indexed Job and a headless Service by which its pods meet. */
final class TrainingManifests {
  private static final String IMAGE = "pytorch/pytorch:latest";
  private static final String AMD_IMAGE = "rocm/pytorch:latest";

  private final Launch launch;
  private final Program program;
  private final Pod pod;
  private final List<String> comments;

  TrainingManifests(Launch launch, Program program, Pod pod, List<String> comments) {
    this.launch = launch;
    this.program = program;
    this.pod = pod;
    this.comments = comments;
  }

  List<Map<String, @Nullable Object>> all() {
    Map<String, @Nullable Object> job = job();
    comments.add("# Pin the image to a version that your drivers know. kubectl apply -f FILE");
    return List.of(job, service());
  }

  private Map<String, @Nullable Object> job() {
    int machines = launch.machines();
    return Manifest.of(
        "batch/v1",
        "Job",
        Manifest.labeled(launch.name()),
        Manifest.map(
            "completions",
            machines,
            "parallelism",
            machines,
            "completionMode",
            "Indexed",
            "backoffLimit",
            machines,
            "template",
            pod.template(container(), launch.name())));
  }

  private Map<String, @Nullable Object> container() {
    String script = script();
    return Manifest.map(
        "name",
        "trainer",
        "image",
        launch.gpu().vendor() == Vendor.AMD ? AMD_IMAGE : IMAGE,
        "command",
        List.of("sh", "-ec", script),
        "env",
        variables(script),
        "resources",
        pod.resources(launch.gpusPerMachine()),
        "volumeMounts",
        List.of(Pod.SHARED_MEMORY));
  }

  private String script() {
    String name = launch.name();
    String endpoint = name + "-0." + name + ":" + Torchrun.PORT;
    return String.join("\n", program.install()) + "\n" + Torchrun.line(launch, program, endpoint);
  }

  private Map<String, @Nullable Object> service() {
    return Manifest.of(
        "v1",
        "Service",
        Manifest.map("name", launch.name()),
        Manifest.map("clusterIP", "None", "selector", Manifest.labels(launch.name())));
  }

  /** What the script asks for; each must be filled in, and the script says so. */
  private List<Object> variables(String script) {
    List<Object> variables = new ArrayList<>();
    variables.add(Pod.token());
    for (String name : List.of("MODEL", "DATASET", "DATA", "LEARNING_RATE")) {
      if (script.contains("${" + name + ":?")) {
        variables.add(Manifest.map("name", name, "value", ""));
        comments.add("# Fill in: " + name);
      }
    }
    return variables;
  }
}
