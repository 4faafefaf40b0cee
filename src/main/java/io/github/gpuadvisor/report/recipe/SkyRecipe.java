package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.document.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task for SkyPilot; keys as in its {@code sky/utils/schemas.py}. */
final class SkyRecipe {
  private SkyRecipe() {}

  static String of(Launch launch, Program program) {
    List<String> comments = new ArrayList<>(Header.lines(launch));
    comments.add("#");
    comments.addAll(Shell.reasons(program.arguments()));
    comments.add("#");
    if (program.port() > 0 && launch.machines() > 1 && !launch.spansMachines()) {
      comments.add(
          "# " + launch.machines() + " servers, each by itself: put a load balancer before them.");
    }
    Map<String, @Nullable Object> task = new LinkedHashMap<>();
    task.put("name", launch.name());
    task.put("resources", resources(launch, program, comments));
    task.put("num_nodes", launch.machines());
    task.put("envs", variables(launch, program, comments));
    task.put("setup", String.join("\n", program.install()) + "\n");
    task.put("run", run(launch, program));
    return String.join("\n", comments) + "\n" + Yaml.write(task);
  }

  private static Map<String, @Nullable Object> resources(
      Launch launch, Program program, List<String> comments) {
    @Nullable Offer offer = launch.offer();
    @Nullable String provider = offer == null ? null : offer.provider();
    @Nullable String cloud = provider == null ? null : SkyNames.cloud(provider);
    @Nullable String gpu = SkyNames.gpu(launch.gpu().id(), cloud == null ? null : provider);
    if (gpu == null) {
      throw Programs.none("sky", "SkyPilot has no name for " + launch.gpu().name());
    }
    Map<String, @Nullable Object> resources = new LinkedHashMap<>();
    if (cloud != null) {
      resources.put("infra", cloud);
    } else if (provider != null) {
      comments.add(
          "# SkyPilot has no cloud called "
              + Shell.comment(provider)
              + ": it takes the cheapest that has the GPU.");
    }
    resources.put("accelerators", gpu + ":" + launch.gpusPerMachine());
    if (offer != null && offer.pricing() == Offer.Pricing.SPOT) {
      resources.put("use_spot", true);
    }
    if (launch.gpu().vendor() == Vendor.AMD && !program.image().isEmpty()) {
      resources.put("image_id", "docker:" + program.image());
    }
    resources.put("disk_size", launch.diskGb());
    if (program.port() > 0) {
      resources.put("ports", program.port());
    }
    return resources;
  }

  /** What the program asks for must be given when it is launched. */
  private static Map<String, @Nullable Object> variables(
      Launch launch, Program program, List<String> comments) {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    variables.put("HF_TOKEN", "");
    String all = program.line();
    StringBuilder given = new StringBuilder();
    for (String name : List.of("MODEL", "GGUF", "DATASET", "DATA", "LEARNING_RATE")) {
      if (all.contains("${" + name + ":?")) {
        variables.put(name, null);
        given.append(" --env ").append(name).append("=...");
      }
    }
    comments.add("# sky launch -c " + launch.name() + " --env HF_TOKEN" + given + " task.yaml");
    return variables;
  }

  private static String run(Launch launch, Program program) {
    StringBuilder run = new StringBuilder();
    if (launch.machines() > 1) {
      run.append("HEAD_ADDRESS=$(echo \"$SKYPILOT_NODE_IPS\" | head -n 1)\n");
      run.append("NODE_RANK=$SKYPILOT_NODE_RANK\n");
    }
    String endpoint = "\"$HEAD_ADDRESS:" + Torchrun.PORT + "\"";
    return run.append(
            program.port() == 0 ? Torchrun.line(launch, program, endpoint) : program.line())
        .toString();
  }
}
