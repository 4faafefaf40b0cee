package io.github.gpuadvisor.deployment;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Engine, era and formats that run a workload on a chip. */
public record Setup(Engine engine, Era era, Precision precision, Engine.Arithmetic arithmetic) {
  /** Order of preference where none is asked for. */
  private static final List<String> SERVING = List.of("vllm", "llama.cpp", "pytorch");

  private static final List<String> TRAINING = List.of("pytorch", "jax");

  /** Nothing was measured of samples in JAX: it would win where it is not known. */
  private static final List<String> TRAINING_ON_SAMPLES = List.of("pytorch");

  /** Engines to try, best first. */
  public static List<Engine> engines(Catalog catalog, Workload work, Limits.Hardware limits) {
    List<Engine> engines = new ArrayList<>();
    List<String> ids = limits.engine() != null ? List.of(limits.engine()) : preferred(work);
    for (String id : ids) {
      Engine engine = catalog.engine(id);
      if (engine != null && engine.uses().contains(work.kind())) {
        engines.add(engine);
      }
    }
    return engines;
  }

  private static List<String> preferred(Workload work) {
    if (!(work instanceof Inference)) {
      return work.model().generates() ? TRAINING : TRAINING_ON_SAMPLES;
    }
    Precision precision = work.precision();
    if (precision != null && precision.isGguf()) {
      return List.of("llama.cpp");
    }
    return work.model().generates() ? SERVING : List.of("pytorch");
  }

  /** The first engine and format that run on a chip, or null where none does. */
  public static @Nullable Setup of(
      Catalog catalog, Accelerator gpu, Workload work, Limits.Hardware limits) {
    for (Engine engine : engines(catalog, work, limits)) {
      Setup setup = of(engine, gpu, work, limits.engineEra());
      if (setup != null) {
        return setup;
      }
    }
    return null;
  }

  /** The format of one engine on a chip, or null where it does not run there. */
  public static @Nullable Setup of(
      Engine engine, Accelerator gpu, Workload work, @Nullable String era) {
    for (Precision precision : precisions(engine, gpu, work)) {
      Engine.Arithmetic arithmetic = engine.arithmetic(gpu, precision);
      if (arithmetic != null) {
        return new Setup(engine, era(engine, era), precision, arithmetic);
      }
    }
    return null;
  }

  private static Era era(Engine engine, @Nullable String wanted) {
    if (wanted == null) {
      return engine.newest();
    }
    for (Era era : engine.eras()) {
      if (era.id().equals(wanted)) {
        return era;
      }
    }
    return engine.newest();
  }

  /**
   * Formats to try: what was asked for alone; else as published, 16 bit in the flavor that the chip
   * has.
   */
  private static List<Precision> precisions(Engine engine, Accelerator gpu, Workload work) {
    Precision asked = work.precision();
    if (asked != null) {
      return List.of(asked);
    }
    Precision sixteen = gpu.tflops(Dtype.BF16) != null ? Precision.BF16 : Precision.FP16;
    if (!(work instanceof Inference)) {
      return List.of(sixteen, Precision.FP16);
    }
    Precision published = published(work.model());
    if (published.isSixteenBit()) {
      return published == Precision.BF16
          ? List.of(sixteen, Precision.FP16)
          : List.of(Precision.FP16, sixteen);
    }
    boolean gguf = engine.parallelism().layers();
    return gguf ? List.of(published, Precision.Q8_0) : List.of(published);
  }

  /** Engines load 32-bit checkpoints in 16 bit. */
  private static Precision published(Model model) {
    Precision published = model.publishedPrecision();
    return published == Precision.FP32 ? Precision.FP16 : published;
  }
}
