package io.github.gpuadvisor.report.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every object of Kubernetes is written as. */
final class Manifest {
  private Manifest() {}

  /** One object of a cluster. */
  static Map<String, @Nullable Object> of(
      String version,
      String kind,
      Map<String, @Nullable Object> metadata,
      Map<String, @Nullable Object> spec) {
    return map("apiVersion", version, "kind", kind, "metadata", metadata, "spec", spec);
  }

  /** An object of keys and values in turn. */
  static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }

  /** What objects of one application are found by. */
  static Map<String, @Nullable Object> labels(String name) {
    return map("app", name);
  }

  /** The metadata of what is called and found by a name. */
  static Map<String, @Nullable Object> labeled(String name) {
    return map("name", name, "labels", labels(name));
  }
}
