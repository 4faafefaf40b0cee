package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts that an estimate stands on, each with its source. */
final class FactList {
  private static final int DIGITS = 6;

  private final Catalog catalog;
  private final List<Sourced> facts = new ArrayList<>();

  FactList(Catalog catalog) {
    this.catalog = catalog;
  }

  List<Sourced> of(Accelerator gpu, Request request, @Nullable Estimate estimate) {
    chip(gpu, estimate);
    model(request.workload().model());
    if (estimate != null) {
      engine(estimate.deployment().plan().engine());
      price(estimate);
    }
    return facts;
  }

  private void chip(Accelerator gpu, @Nullable Estimate estimate) {
    Map<String, String> sources = gpu.sources();
    number("gpu", "memory.capacityGB", gpu.memory().capacityGB(), sources);
    number("gpu", "memory.usableGiB", gpu.memory().usableGiB(), sources);
    number("gpu", "memory.bandwidthGBps", gpu.memory().bandwidthGBps(), sources);
    if (estimate != null) {
      Plan plan = estimate.deployment().plan();
      Set<Dtype> formats = new LinkedHashSet<>();
      formats.add(plan.arithmetic().dtype());
      formats.add(Engine.sixteenBit(gpu));
      for (Dtype format : formats) {
        number("gpu", "denseTflops." + format.key(), gpu.tflops(format), sources);
      }
      if (plan.gpus() > 1) {
        number("gpu", "link.GBpsPerDirection", gpu.link().gbpsPerDirection(), sources);
      }
    }
    number("gpu", "tdpWatts", gpu.tdpWatts(), sources);
    number("gpu", "idleWatts", gpu.idleWatts(), sources);
  }

  private void model(Model model) {
    Map<String, String> sources = model.sources();
    number("model", "parameters", model.parameters(), sources);
    if (model.activeParameters() != model.parameters()) {
      number("model", "activeParameters", model.activeParameters(), sources);
    }
    number("model", "checkpointGB", model.checkpointGB(), sources);
    @Nullable Transformer shape = model.transformer();
    if (shape != null) {
      number("model", "layers", (double) shape.layers(), sources);
      number("model", "hiddenSize", (double) shape.hiddenSize(), sources);
      number("model", "intermediateSize", (double) shape.intermediateSize(), sources);
      number("model", "vocabularySize", (double) shape.vocabularySize(), sources);
    }
    Model.@Nullable Sample sample = model.sample();
    if (sample != null) {
      number("model", "sample.forwardGflops", sample.forwardGflops(), sources);
    }
  }

  private void engine(Engine engine) {
    if (engine.version() != null) {
      add("engine", "version", engine.version(), engine.sources());
    }
  }

  private void price(Estimate estimate) {
    @Nullable Offer offer = estimate.deployment().offer();
    if (offer != null && offer.priceUsdPerHour() != null) {
      facts.add(
          new Sourced(
              "offer",
              "priceUsdPerHour",
              Figures.usd(offer.priceUsdPerHour()) + " on " + offer.asOf(),
              catalog.sources().get(offer.source())));
    }
    @Nullable Purchase purchase = estimate.purchase();
    if (purchase != null) {
      facts.add(
          new Sourced(
              "purchase",
              "priceUsd",
              Figures.usd(purchase.priceUsd()) + " on " + purchase.asOf(),
              catalog.sources().get(purchase.source())));
    }
  }

  private void number(String of, String path, @Nullable Double value, Map<String, String> sources) {
    if (value != null) {
      boolean whole = value == Math.rint(value);
      add(of, path, whole ? Figures.whole(value) : Figures.significant(value, DIGITS), sources);
    }
  }

  /** The source of a path, else that of the object it stands in, else the record's. */
  private void add(String of, String path, String value, Map<String, String> sources) {
    @Nullable String source = sources.get(path);
    for (int dot = path.lastIndexOf('.');
        source == null && dot > 0;
        dot = path.lastIndexOf('.', dot - 1)) {
      source = sources.get(path.substring(0, dot));
    }
    facts.add(new Sourced(of, path, value, source == null ? null : catalog.sources().get(source)));
  }
}
