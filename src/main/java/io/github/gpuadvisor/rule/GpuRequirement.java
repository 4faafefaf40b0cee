package io.github.gpuadvisor.rule;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.workload.Request;
import org.jspecify.annotations.Nullable;

/** A condition that the chip itself must meet, whatever the number and the plan. */
public interface GpuRequirement {
  /** Stable id, {@code group/name}. */
  String id();

  Verdict check(Accelerator gpu, Request request, Catalog catalog);

  /**
   * Why it holds, where it does; null where nothing is asked. Written for the one that is shown.
   */
  @Nullable Finding held(Accelerator gpu, Request request, Catalog catalog);
}
