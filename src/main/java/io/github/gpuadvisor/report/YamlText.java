package io.github.gpuadvisor.report;

import io.github.gpuadvisor.document.Yaml;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document as YAML. */
public final class YamlText {
  private YamlText() {}

  public static String of(Map<String, @Nullable Object> document) {
    return Yaml.write(document);
  }
}
