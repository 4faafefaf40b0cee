package io.github.gpuadvisor.deployment;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.workload.CachePrecision;
import io.github.gpuadvisor.workload.Checkpointing;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Training;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The valid parallel plans of training on a stated number of GPUs. */
public final class TrainingPlans {
  private static final int LARGEST_TEXTS = 64;

  /** Samples are small where they are no texts: micro batches go on up to this. */
  private static final int LARGEST_SAMPLES = 1024;

  private static final double BATCH_SLACK = 0.1;

  private TrainingPlans() {}

  /**
   * Parts of the plan that are already decided; null: free.
   *
   * @param virtual parts of its layers that each stage of a pipeline holds
   * @param experts GPUs that share the experts of a layer
   */
  public record Fixed(
      @Nullable Integer tensor,
      @Nullable Integer pipeline,
      @Nullable Integer data,
      @Nullable Integer zero,
      @Nullable Integer virtual,
      @Nullable Integer experts) {
    public static final Fixed NOTHING = new Fixed(null, null, null, null, null, null);

    /** Decided in its degrees alone. */
    public static Fixed of(
        @Nullable Integer tensor,
        @Nullable Integer pipeline,
        @Nullable Integer data,
        @Nullable Integer zero) {
      return new Fixed(tensor, pipeline, data, zero, null, null);
    }
  }

  /** Who looks at plans. */
  public interface Taker {
    /**
     * Looks at one plan.
     *
     * @return false where the same plan with larger micro batches need not be looked at
     */
    boolean take(Plan plan);
  }

  /** Hands every valid plan to a taker, most parallel data first, small micro batches first. */
  public static void each(
      Setup setup, Workload work, int gpus, int nodeGpus, Fixed fixed, Taker taker) {
    int globalBatch =
        work instanceof FineTuning tuning ? tuning.globalBatch() : ((Training) work).globalBatch();
    for (int tp : tensorDegrees(setup, work.model(), Math.min(gpus, nodeGpus), fixed.tensor())) {
      for (int pp : pipelineDegrees(setup, work.model(), gpus / tp, fixed.pipeline())) {
        int copy = tp * pp;
        boolean asked = fixed.data() == null || fixed.data() == gpus / copy;
        if (asked && gpus % copy == 0 && gpus / copy <= globalBatch) {
          eachSharding(setup, work, new Split(tp, pp, gpus / copy, globalBatch), fixed, taker);
        }
      }
    }
  }

  private record Split(int tp, int pp, int dp, int globalBatch) {}

  private static List<Integer> tensorDegrees(
      Setup setup, Model model, int most, @Nullable Integer fixed) {
    return fixed != null
        ? List.of(fixed)
        : Degrees.tensor(model, setup.engine(), Math.min(8, most));
  }

  private static List<Integer> pipelineDegrees(
      Setup setup, Model model, int most, @Nullable Integer fixed) {
    return fixed != null ? List.of(fixed) : Degrees.pipeline(model, setup.engine(), most);
  }

  private static void eachSharding(
      Setup setup, Workload work, Split split, Fixed fixed, Taker taker) {
    @Nullable Integer zero = fixed.zero();
    List<Integer> micros = microBatches(work, split);
    for (int stage : zero != null && split.dp() > 1 ? new int[] {zero} : stages(split)) {
      for (Checkpointing mode : modes(work)) {
        for (int micro : micros) {
          if (!taker.take(plan(setup, work.model(), split, fixed, stage, mode, micro))) {
            break;
          }
        }
      }
    }
  }

  private static Plan plan(
      Setup setup,
      Model model,
      Split split,
      Fixed fixed,
      int stage,
      Checkpointing mode,
      int micro) {
    return new Plan(
        setup.engine(),
        setup.era(),
        setup.precision(),
        setup.arithmetic(),
        CachePrecision.BF16,
        split.tp(),
        split.pp(),
        split.dp(),
        fixed.experts() == null ? 1 : fixed.experts(),
        fixed.virtual() == null ? interleaving(model, split, micro) : fixed.virtual(),
        null,
        stage,
        mode,
        micro);
  }

  /**
   * One layer a part, which leaves the smallest bubble, where the layers divide among the stages
   * and the micro batches come in rounds of one for each stage, as interleaving asks.
   */
  private static int interleaving(Model model, Split split, int micro) {
    int layers = model.transformer() == null ? 1 : model.transformer().layers();
    long rounds = Math.round((double) split.globalBatch() / ((double) split.dp() * micro));
    boolean divides = split.pp() > 1 && layers % split.pp() == 0 && rounds % split.pp() == 0;
    return divides ? layers / split.pp() : 1;
  }

  /** True where whole micro batches come within a tenth of the batch asked for. */
  private static boolean divides(long atOnce, int globalBatch) {
    double sequences = Math.max(1, Math.rint((double) globalBatch / atOnce)) * atOnce;
    return atOnce <= globalBatch && Math.abs(sequences / globalBatch - 1) <= BATCH_SLACK;
  }

  /**
   * Fully sharded data parallelism gathers weights in every micro batch, so it does not go with a
   * pipeline.
   */
  private static int[] stages(Split split) {
    if (split.dp() == 1) {
      return new int[] {0};
    }
    return split.pp() == 1 ? new int[] {1, 3} : new int[] {1};
  }

  private static List<Checkpointing> modes(Workload work) {
    @Nullable Checkpointing asked =
        work instanceof FineTuning tuning
            ? tuning.checkpointing()
            : ((Training) work).checkpointing();
    return asked != null ? List.of(asked) : List.of(Checkpointing.SELECTIVE, Checkpointing.FULL);
  }

  /** Of all copies together, whole ones make up the batch. */
  private static List<Integer> microBatches(Workload work, Split split) {
    @Nullable Integer asked =
        work instanceof FineTuning tuning ? tuning.microBatch() : ((Training) work).microBatch();
    int most = work.model().transformer() == null ? LARGEST_SAMPLES : LARGEST_TEXTS;
    List<Integer> sizes = new ArrayList<>();
    for (int size = asked == null ? 1 : asked; size <= (asked == null ? most : asked); size *= 2) {
      if (divides((long) size * split.dp(), split.globalBatch())) {
        sizes.add(size);
      }
    }
    return sizes;
  }
}
