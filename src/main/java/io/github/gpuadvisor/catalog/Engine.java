package io.github.gpuadvisor.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Software that runs a model, with what it supports and the constants of its eras.
 *
 * @param standsFor other software that has no profile of its own and behaves most like this one
 * @param uses what it is for: {@code inference}, {@code fine-tuning}, {@code training}
 * @param version of which its facts are; null where they were read without one
 * @param constantsOf the engine whose speed constants it takes, having none of its own; else null
 */
public record Engine(
    String id,
    String name,
    List<String> aliases,
    List<String> standsFor,
    Set<String> uses,
    @Nullable String version,
    @Nullable String constantsOf,
    List<EngineHardware> hardware,
    Parallelism parallelism,
    List<Era> eras,
    Map<String, String> sources) {

  /**
   * Which splits it offers.
   *
   * @param expert whole experts of a mixture on different devices
   * @param layers whole layers on different devices, working one after another (llama.cpp)
   * @param vocabularyMultiple the vocabulary is padded to this multiple before it is split
   */
  public record Parallelism(
      boolean tensor, boolean pipeline, boolean expert, boolean layers, int vocabularyMultiple) {}

  /** How the engine takes memory. */
  public enum Share {
    /** A share of the device's total memory (vLLM's gpu_memory_utilization). */
    TOTAL,
    /** A share of what is free once weights are loaded (TensorRT-LLM). */
    FREE
  }

  /**
   * Memory rule of an era.
   *
   * @param contextGiB driver context per device
   * @param communicationGiB collective buffers per device where several work together
   * @param batchedTokens tokens in one engine step at most
   * @param maxSequences sequences in one engine step at most
   * @param activationWidths buffers held at once while a step runs, as multiples of the widest
   *     block
   * @param scoreBytes bytes of attention scores kept for the backward pass, per head and pair of
   *     tokens; 0 where attention is fused
   */
  public record MemoryRule(
      Share share,
      double fraction,
      double contextGiB,
      double communicationGiB,
      int batchedTokens,
      int maxSequences,
      double activationWidths,
      double scoreBytes) {}

  public Engine {
    aliases = List.copyOf(aliases);
    standsFor = List.copyOf(standsFor);
    uses = Set.copyOf(uses);
    hardware = List.copyOf(hardware);
    eras = eras instanceof LazyEras ? eras : List.copyOf(eras);
    sources = Map.copyOf(sources);
  }

  /** The engine with the speed constants of another: those of the same era, else the newest. */
  Engine withConstantsOf(Engine lender) {
    List<Supplier<Era>> own = new ArrayList<>();
    for (int i = 0; i < eras.size(); i++) {
      int index = i;
      own.add(() -> eras.get(index));
    }
    List<Era> lent =
        new LazyEras(() -> own, one -> one.get().withConstantsOf(lender.eraOf(one.get().id())));
    return new Engine(
        id,
        name,
        aliases,
        standsFor,
        uses,
        version,
        constantsOf,
        hardware,
        parallelism,
        lent,
        sources);
  }

  /** The entry for a chip, or null where the engine does not run on it. */
  public @Nullable EngineHardware on(Accelerator gpu) {
    for (EngineHardware entry : hardware) {
      if (entry.runs(gpu)) {
        return entry;
      }
    }
    return null;
  }

  /** The era of a version: its own name, the first that a version is not past, else the newest. */
  public Era eraOf(String version) {
    for (Era era : eras) {
      if (era.id().equals(version)) {
        return era;
      }
    }
    for (Era era : eras) {
      if (era.covers(version)) {
        return era;
      }
    }
    return newest();
  }

  /** The newest era. */
  public Era newest() {
    return eras.get(eras.size() - 1);
  }

  /** How a precision runs on a chip, or null where it does not. */
  public @Nullable Arithmetic arithmetic(Accelerator gpu, Precision precision) {
    EngineHardware entry = on(gpu);
    return entry == null ? null : entry.arithmetic(gpu, precision);
  }

  /**
   * The format that 16-bit weights are multiplied in: where 16 bit is slower than 32 (GeForce
   * before Volta), engines widen.
   */
  public static Dtype sixteenBit(Accelerator gpu) {
    Double half = gpu.tflops(Dtype.FP16);
    Double brain = gpu.tflops(Dtype.BF16);
    Double single = gpu.tflops(Dtype.FP32);
    if (brain != null && (half == null || brain >= half)) {
      return Dtype.BF16;
    }
    return half != null && (single == null || half >= single) ? Dtype.FP16 : Dtype.FP32;
  }

  /**
   * The format that matrix products run in.
   *
   * @param weightOnly weights are stored smaller than they are multiplied
   */
  public record Arithmetic(Dtype dtype, boolean weightOnly) {}
}
