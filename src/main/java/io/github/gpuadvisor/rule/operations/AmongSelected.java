package io.github.gpuadvisor.rule.operations;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.rule.Finding;
import io.github.gpuadvisor.rule.GpuRequirement;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.workload.AtHand;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Request;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The chip is of a vendor, class and name that the question allows. */
public final class AmongSelected implements GpuRequirement {
  @Override
  public String id() {
    return "operations/selected";
  }

  @Override
  public Verdict check(Accelerator gpu, Request request, Catalog catalog) {
    Limits.Hardware limits = request.limits().hardware();
    @Nullable AtHand atHand = limits.atHand();
    if (atHand != null && atHand.of(gpu.id()) == null) {
      return failed(gpu.name() + " is not among " + atHand.name());
    }
    @Nullable Set<String> gpus = limits.gpus();
    if ((gpus != null && !gpus.contains(gpu.id())) || limits.excluded().contains(gpu.id())) {
      return failed(gpu.name() + " is not among the GPUs asked for");
    }
    if (limits.vendors() != null && !limits.vendors().contains(gpu.vendor())) {
      return failed(gpu.vendor().title() + " is not among the vendors asked for");
    }
    if (limits.classes() != null && !limits.classes().contains(gpu.gpuClass())) {
      return failed(gpu.name() + " is of the class " + gpu.gpuClass().id());
    }
    return Verdict.MET;
  }

  @Override
  public @Nullable Finding held(Accelerator gpu, Request request, Catalog catalog) {
    Limits.Hardware limits = request.limits().hardware();
    boolean asked =
        limits.gpus() != null
            || limits.atHand() != null
            || !limits.excluded().isEmpty()
            || limits.vendors() != null
            || limits.classes() != null;
    return asked ? new Statement("is among the GPUs asked for") : null;
  }

  private static Verdict failed(String sentence) {
    return new Verdict.Failed(new Statement(sentence), Double.MAX_VALUE, null);
  }
}
