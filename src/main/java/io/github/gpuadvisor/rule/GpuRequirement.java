package io.github.gpuadvisor.rule;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.workload.Request;

/** A condition that the chip itself must meet, whatever the number and the plan. */
public interface GpuRequirement {
  /** Stable id, {@code group/name}. */
  String id();

  Verdict check(Accelerator gpu, Request request, Catalog catalog);
}
