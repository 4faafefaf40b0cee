package io.github.gpuadvisor.rule.compute;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.rule.Finding;
import io.github.gpuadvisor.rule.GpuRequirement;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Workload;

/** The catalog has the figures that a prediction needs; unknown speed never ranks. */
public final class FactsKnown implements GpuRequirement {
  @Override
  public String id() {
    return "compute/facts";
  }

  @Override
  public Verdict check(Accelerator gpu, Request request, Catalog catalog) {
    Setup setup = Setup.of(catalog, gpu, request.workload(), request.limits().hardware());
    if (gpu.denseTflops().isEmpty()) {
      return unknown(gpu.name() + ": no source states any of its rates");
    }
    if (gpu.memory().bandwidthGBps() == null) {
      return unknown(gpu.name() + ": no source states its memory bandwidth");
    }
    if (setup != null && gpu.tflops(setup.arithmetic().dtype()) == null) {
      return unknown(
          gpu.name() + ": no source states its " + setup.arithmetic().dtype().key() + " rate");
    }
    return model(request.workload());
  }

  @Override
  public Finding held(Accelerator gpu, Request request, Catalog catalog) {
    return new Statement("its rates and its memory bandwidth are stated");
  }

  /** Models that are no transformers: their operations must be known. */
  private static Verdict model(Workload work) {
    Model model = work.model();
    if (model.transformer() != null) {
      return Verdict.MET;
    }
    Model.Sample sample = model.sample();
    if (sample == null || sample.forwardGflops() == null) {
      return unknown("no source states the operations of one sample of " + model.name());
    }
    return model.kind() == Model.Kind.RECOMMENDER && sample.tableNumbers() == null
        ? unknown("no source states what one sample of " + model.name() + " looks up in tables")
        : Verdict.MET;
  }

  private static Verdict unknown(String sentence) {
    return new Verdict.Failed(new Statement(sentence), Double.MAX_VALUE, null);
  }
}
