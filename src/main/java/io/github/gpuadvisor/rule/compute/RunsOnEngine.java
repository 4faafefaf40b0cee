package io.github.gpuadvisor.rule.compute;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.EngineHardware;
import io.github.gpuadvisor.catalog.Version;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.rule.Finding;
import io.github.gpuadvisor.rule.GpuRequirement;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An engine of the wanted kind runs on the chip at all. */
public final class RunsOnEngine implements GpuRequirement {
  @Override
  public String id() {
    return "compute/engine";
  }

  @Override
  public Verdict check(Accelerator gpu, Request request, Catalog catalog) {
    List<Engine> engines = Setup.engines(catalog, request.workload(), request.limits().hardware());
    Limits.Hardware limits = request.limits().hardware();
    @Nullable String tooEarly = null;
    for (Engine engine : engines) {
      @Nullable EngineHardware entry = engine.on(gpu);
      if (entry != null) {
        tooEarly = tooEarly(engine, entry, gpu, limits);
        if (tooEarly == null) {
          return Verdict.MET;
        }
      }
    }
    if (tooEarly != null) {
      return new Verdict.Failed(
          new Statement(tooEarly), Double.MAX_VALUE, "--engine " + limits.engine());
    }
    StringBuilder names = new StringBuilder();
    for (Engine engine : engines) {
      names.append(names.length() == 0 ? "" : " or ").append(engine.name());
    }
    String sentence =
        engines.isEmpty()
            ? "the engine asked for does not do " + request.workload().kind()
            : gpu.name() + " is not supported by " + names + " for " + request.workload().kind();
    return new Verdict.Failed(new Statement(sentence), Double.MAX_VALUE, null);
  }

  @Override
  public @Nullable Finding held(Accelerator gpu, Request request, Catalog catalog) {
    List<String> names = new ArrayList<>();
    for (Engine engine : Setup.engines(catalog, request.workload(), request.limits().hardware())) {
      @Nullable EngineHardware entry = engine.on(gpu);
      if (entry != null) {
        names.add(engine.name() + (entry.since() == null ? "" : " since " + entry.since()));
      }
    }
    return new Statement("runs in " + String.join(", ", names));
  }

  /** Why the version asked for is too early for the chip, or null where it is not. */
  private static @Nullable String tooEarly(
      Engine engine, EngineHardware entry, Accelerator gpu, Limits.Hardware limits) {
    @Nullable String asked = limits.engineVersion();
    @Nullable String since = entry.since();
    return asked == null || since == null || Version.compare(asked, since) >= 0
        ? null
        : gpu.name() + " needs " + engine.name() + " " + since + " or later, not " + asked;
  }
}
