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
    List<Hardware> hardware,
    Parallelism parallelism,
    List<Era> eras,
    Map<String, String> sources) {

  /**
   * Chips it runs on.
   *
   * @param architectures null: every architecture of the vendor
   * @param minComputeCapability null: no lower bound
   * @param since the first version that runs on them; null where no source names one
   * @param natives precisions that compute in their own format
   * @param weightOnly precisions that are only stored in their format and compute in 16 bit, with
   *     the compute capability they need (0: any)
   */
  public record Hardware(
      Vendor vendor,
      @Nullable Set<String> architectures,
      @Nullable Double minComputeCapability,
      @Nullable String since,
      Set<Precision> natives,
      Map<Precision, Double> weightOnly) {

    boolean runs(Accelerator gpu) {
      return gpu.vendor() == vendor
          && (architectures == null
              || (gpu.architecture() != null && architectures.contains(gpu.architecture())))
          && (minComputeCapability == null || capability(gpu) >= minComputeCapability);
    }

    static double capability(Accelerator gpu) {
      String text = gpu.computeCapability();
      if (text == null || text.isEmpty() || !Character.isDigit(text.charAt(0))) {
        return 0;
      }
      int point = text.indexOf('.');
      // "12.0" is above "9.0": compare as numbers, minor part as hundredths.
      return point < 0
          ? Integer.parseInt(text)
          : Integer.parseInt(text.substring(0, point))
              + Integer.parseInt(text.substring(point + 1)) / 100.0;
    }
  }

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

  /**
   * One generation of the engine: same code base, other constants.
   *
   * @param until the last version of this era; null for the newest
   * @param promptsFirst true where running sequences wait while prompts are worked on; false where
   *     both share a step
   * @param fit what the constants were fitted on; null where nothing was measured
   * @param measured figures of a user's own runs, by configuration
   */
  public record Era(
      String id,
      @Nullable String until,
      boolean promptsFirst,
      MemoryRule memory,
      SpeedConstants speed,
      Map<String, SpeedConstants> families,
      @Nullable Fit fit,
      Map<String, List<Measured>> measured) {
    private Era withConstantsOf(Era lender) {
      return new Era(
          id, until, promptsFirst, memory, lender.speed, lender.families, lender.fit, measured);
    }

    /** The same era with other constants. */
    public Era with(SpeedConstants shared, Map<String, SpeedConstants> byFamily) {
      return new Era(id, until, promptsFirst, memory, shared, byFamily, fit, measured);
    }

    /** How far a case is from what was measured of its work with this era. */
    public Fit.Novelty novelty(Topic.Work work, Accelerator gpu, Model model) {
      return fit == null
          ? Fit.Novelty.NEW_FAMILY
          : fit.novelty(work, gpu.id(), gpu.family(), model.id());
    }

    /**
     * Half-width of the 80 % interval of a prediction, as a ratio: from value / (1 + ratio) to
     * value × (1 + ratio). Where nothing of the topic was measured with this era, the widest known.
     */
    public double halfWidth(Topic topic, Accelerator gpu, Model model) {
      Double width = fit == null ? null : fit.halfWidth(topic, novelty(topic.work(), gpu, model));
      return width == null ? constants(gpu).of(Constant.INTERVAL) : width;
    }

    /** True where a version such as 0.6.3 is this era's last or earlier. */
    public boolean covers(String version) {
      return until != null && Version.isOne(version) && Version.compare(version, until) <= 0;
    }

    /** The constants of a chip family, or the engine's own where the family has none. */
    public SpeedConstants constants(Accelerator gpu) {
      String own = familyOf(gpu);
      SpeedConstants family = own == null ? null : families.get(own);
      return family == null ? speed : family;
    }

    /**
     * The family of a chip that has constants of its own here, else its vendor where that has; null
     * where neither has.
     */
    public @Nullable String familyOf(Accelerator gpu) {
      String family = gpu.family();
      if (family != null && families.containsKey(family)) {
        return family;
      }
      String architecture = gpu.architecture();
      if (architecture != null && families.containsKey(architecture)) {
        return architecture;
      }
      return families.containsKey(gpu.vendor().id()) ? gpu.vendor().id() : null;
    }
  }

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
  public @Nullable Hardware on(Accelerator gpu) {
    for (Hardware entry : hardware) {
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
    Hardware entry = on(gpu);
    if (entry == null) {
      return null;
    }
    if (entry.natives().contains(precision) && gpu.tflops(precision.compute()) != null) {
      return new Arithmetic(
          precision.compute() == Dtype.FP16 ? sixteenBit(gpu) : precision.compute(), false);
    }
    Double needed = entry.weightOnly().get(precision);
    Dtype sixteen = sixteenBit(gpu);
    return needed == null || Hardware.capability(gpu) < needed || gpu.tflops(sixteen) == null
        ? null
        : new Arithmetic(sixteen, true);
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
