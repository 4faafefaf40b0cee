package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.workload.Inference;
import org.jspecify.annotations.Nullable;

/** Memory of serving a model, per device. */
public final class InferenceMemory {
  /**
   * vLLM's step budget is a quarter on devices below 70 GiB (defaults of its engine arguments);
   * taken as a ramp, so that a little more memory never leaves less room.
   */
  private static final double LARGE_DEVICE_GIB = 70;

  private static final double SMALL_DEVICE_GIB = 40;
  private static final double SMALL_DEVICE_SHARE = 0.25;
  private static final double SIXTEEN_BIT = 2;
  private static final double THIRTY_TWO_BIT = 4;

  /**
   * Hidden-width buffers alive at once: residual, normed input, queries, attention output and their
   * casts.
   */
  static final double HIDDEN_BUFFERS = 8;

  /** Logits in 32 bit, their copy, probabilities, and a sort with 64-bit indexes. */
  static final double LOGIT_BYTES = 24;

  /**
   * What the operating system leaves of a memory that CPU and GPU share (Apple's default working
   * set is three quarters).
   */
  static final double UNIFIED_SHARE = 0.75;

  /** However little is free, buffers outside the engine's count stay. */
  private static final double MOST_OF_DEVICE = 0.93;

  private InferenceMemory() {}

  /**
   * Memory of one replica at a number of sequences.
   *
   * @param sequences sequences that must be held at once in one replica
   */
  public static MemoryEstimate of(Accelerator gpu, Plan plan, Inference work, int sequences) {
    return of(gpu, plan, work, sequences, plan.era().memory().fraction());
  }

  /** As above, with another share of memory given to the engine. */
  public static MemoryEstimate of(
      Accelerator gpu, Plan plan, Inference work, int sequences, double fraction) {
    Model model = work.model();
    @Nullable Transformer shape = model.transformer();
    Engine.MemoryRule rule = plan.era().memory();
    Bytes device = gpu.deviceMemory();
    Bytes weights = Weights.stored(model, plan);
    Bytes weightsPerGpu = StageWeights.of(gpu, weights, model, plan);
    Bytes sample = SampleMemory.each(model, plan.precision());
    Bytes activations =
        shape == null
            ? SampleMemory.shared(model, weights)
            : activations(shape, plan, device, rule);
    Bytes overhead =
        Bytes.ofGiB(rule.contextGiB() + (plan.gpusPerReplica() > 1 ? rule.communicationGiB() : 0));
    Bytes usable = usable(gpu, device, rule, fraction, weightsPerGpu);
    Bytes fixed = weightsPerGpu.plus(activations).plus(overhead);
    Bytes cacheRoom = usable.minus(fixed);
    double perSequence = sample.value() + cachePerSequence(shape, plan, work);
    int capacity = capacity(cacheRoom.value(), perSequence, most(model, rule, device));
    Bytes sequence = KvCache.sequence(shape, plan.cache(), work.context(), work.inputTokens());
    return new MemoryEstimate(
        weights,
        sequence.times(sequences),
        KvCache.perToken(shape, plan.cache()),
        activations.plus(sample.times(sequences)),
        null,
        null,
        overhead.times(plan.gpusPerReplica()),
        weightsPerGpu,
        cacheRoom.value() > 0 ? cacheRoom : Bytes.ZERO,
        fixed.plus(new Bytes(perSequence * sequences)),
        usable,
        device,
        capacity);
  }

  /** Bytes of cache on one device. */
  private static double cachePerSequence(@Nullable Transformer shape, Plan plan, Inference work) {
    Bytes whole =
        KvCache.sequencePerRank(
            shape, plan.cache(), work.context(), work.inputTokens(), plan.tensorParallel());
    return whole.value() * cachedOnGpu(shape, plan) / plan.pipelineParallel();
  }

  /** Blocks in the host's memory keep their cache there. */
  private static double cachedOnGpu(@Nullable Transformer shape, Plan plan) {
    @Nullable Host host = plan.host();
    return shape == null || host == null ? 1 : 1 - host.blocks(shape);
  }

  /** However much room there is, engines take so many at once. */
  private static int most(Model model, Engine.MemoryRule rule, Bytes device) {
    int sequences = (int) (rule.maxSequences() * budgetShare(device));
    return model.transformer() == null ? Math.max(sequences, SampleBatch.full(model)) : sequences;
  }

  private static int capacity(double room, double perSequence, int most) {
    if (room < 0) {
      return 0;
    }
    return perSequence <= 0 ? most : (int) Math.min(most, Math.floor(room / perSequence));
  }

  private static Bytes usable(
      Accelerator gpu, Bytes device, Engine.MemoryRule rule, double fraction, Bytes weightsPerGpu) {
    Bytes open = gpu.memory().unified() ? device.times(UNIFIED_SHARE) : device;
    if (rule.share() == Engine.Share.FREE) {
      double free = Math.max(0, open.value() - weightsPerGpu.value());
      double most = open.value() * MOST_OF_DEVICE;
      return new Bytes(Math.min(most, weightsPerGpu.value() + free * fraction));
    }
    return open.times(fraction);
  }

  static double budgetShare(Bytes device) {
    double place = (device.gib() - SMALL_DEVICE_GIB) / (LARGE_DEVICE_GIB - SMALL_DEVICE_GIB);
    return SMALL_DEVICE_SHARE + (1 - SMALL_DEVICE_SHARE) * Math.max(0, Math.min(1, place));
  }

  private static Bytes activations(
      Transformer shape, Plan plan, Bytes device, Engine.MemoryRule rule) {
    double tokens = rule.batchedTokens() * budgetShare(device);
    double width =
        rule.activationWidths() * widest(shape) / plan.tensorParallel()
            + HIDDEN_BUFFERS * shape.hiddenSize();
    double logits =
        rule.maxSequences() * budgetShare(device) * shape.vocabularySize() * LOGIT_BYTES;
    double bytes = plan.precision() == Precision.FP32 ? THIRTY_TWO_BIT : SIXTEEN_BIT;
    return new Bytes(tokens * width * bytes + logits);
  }

  /** The widest feed-forward block that one token passes. */
  static double widest(Transformer shape) {
    Transformer.Experts experts = shape.experts();
    if (experts == null) {
      return shape.intermediateSize();
    }
    double routed =
        (double) experts.perToken() * experts.intermediateSize() + experts.sharedIntermediateSize();
    return experts.layers() < shape.layers() ? Math.max(routed, shape.intermediateSize()) : routed;
  }
}
