package io.github.gpuadvisor.rule.compute;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.rule.GpuRequirement;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.workload.Request;
import java.util.List;

/** An engine of the wanted kind runs on the chip at all. */
public final class RunsOnEngine implements GpuRequirement {
  @Override
  public String id() {
    return "compute/engine";
  }

  @Override
  public Verdict check(Accelerator gpu, Request request, Catalog catalog) {
    List<Engine> engines = Setup.engines(catalog, request.workload(), request.limits().hardware());
    if (engines.stream().anyMatch(engine -> engine.on(gpu) != null)) {
      return Verdict.MET;
    }
    String names = String.join(" or ", engines.stream().map(Engine::name).toList());
    String sentence =
        engines.isEmpty()
            ? "the engine asked for does not do " + request.workload().kind()
            : gpu.name() + " is not supported by " + names + " for " + request.workload().kind();
    return new Verdict.Failed(new Statement(sentence), Double.MAX_VALUE, null);
  }
}
