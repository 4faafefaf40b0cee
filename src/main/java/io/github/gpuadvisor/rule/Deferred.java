package io.github.gpuadvisor.rule;

import java.util.Map;

/** A finding that is put into words when somebody reads it. */
public interface Deferred extends Finding {
  /** The finding in words. */
  Finding made();

  @Override
  default String sentence() {
    return made().sentence();
  }

  @Override
  default Map<String, Object> figures() {
    return made().figures();
  }
}
