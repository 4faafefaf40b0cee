package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.workload.CachePrecision;
import io.github.gpuadvisor.workload.Checkpointing;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Job;
import io.github.gpuadvisor.workload.Savings;
import io.github.gpuadvisor.workload.Training;
import org.jspecify.annotations.Nullable;

/**
 * Work of each kind on one model: serve one user with 2048 tokens in and 512 out; adapt with 64
 * sequences of 2048 tokens a step; train with a million tokens a step.
 */
public final class Works {
  private final Model model;
  private int input = 2048;
  private int output = 512;
  private @Nullable Integer context;
  private Inference.Load load = Inference.Load.concurrency(1);
  private Inference.Targets targets = Inference.Targets.NONE;
  private double cachedInput;
  private int spares;
  private @Nullable Precision precision;
  private @Nullable Double tokens = 1e9;
  private int sequence = 2048;
  private int globalBatch = 64;
  private double globalBatchTokens = 1 << 20;
  private int loraRank = 16;
  private @Nullable Integer microBatch;
  private @Nullable Checkpointing checkpointing;
  private Savings savings = Savings.NONE;
  private @Nullable Double deadline;
  private @Nullable Job job;

  private Works(Model model) {
    this.model = model;
  }

  public static Works of(Model model) {
    return new Works(model);
  }

  public static Works of(Models model) {
    return new Works(model.build());
  }

  /** Tokens of a prompt and of an answer. */
  public Works withTokens(int in, int out) {
    input = in;
    output = out;
    return this;
  }

  /** Left out: input and output together. */
  public Works withContext(int value) {
    context = value;
    return this;
  }

  public Works withUsers(int value) {
    load = Inference.Load.concurrency(value);
    return this;
  }

  public Works withRate(double perSecond) {
    load = Inference.Load.rate(perSecond);
    return this;
  }

  public Works withLoad(Inference.Load value) {
    load = value;
    return this;
  }

  public Works withTargets(Inference.Targets value) {
    targets = value;
    return this;
  }

  public Works withCachedInput(double value) {
    cachedInput = value;
    return this;
  }

  public Works withSpareReplicas(int value) {
    spares = value;
    return this;
  }

  public Works withPrecision(@Nullable Precision value) {
    precision = value;
    return this;
  }

  /** Tokens to train on in all; null: not said. */
  public Works withTrainingTokens(@Nullable Double value) {
    tokens = value;
    return this;
  }

  public Works withSequence(int value) {
    sequence = value;
    return this;
  }

  /** Sequences per optimizer step, of both kinds of training. */
  public Works withGlobalBatch(int sequences) {
    globalBatch = sequences;
    globalBatchTokens = (double) sequences * sequence;
    return this;
  }

  public Works withLoraRank(int value) {
    loraRank = value;
    return this;
  }

  public Works withMicroBatch(@Nullable Integer value) {
    microBatch = value;
    return this;
  }

  public Works withCheckpointing(@Nullable Checkpointing value) {
    checkpointing = value;
    return this;
  }

  public Works withSavings(Savings value) {
    savings = value;
    return this;
  }

  public Works withDeadlineSeconds(@Nullable Double value) {
    deadline = value;
    return this;
  }

  public Works withJob(Job value) {
    job = value;
    return this;
  }

  public Inference serving() {
    return new Inference(
        model,
        input,
        output,
        context == null ? input + output : context,
        load,
        precision,
        CachePrecision.BF16,
        targets,
        cachedInput,
        spares,
        null,
        job);
  }

  public FineTuning fineTuning(FineTuning.Method method) {
    return new FineTuning(
        model,
        method,
        tokens,
        sequence,
        microBatch,
        globalBatch,
        loraRank,
        checkpointing,
        deadline,
        precision,
        savings);
  }

  public Training training() {
    return new Training(
        model,
        tokens,
        sequence,
        globalBatchTokens,
        microBatch,
        checkpointing,
        deadline,
        precision,
        savings);
  }
}
