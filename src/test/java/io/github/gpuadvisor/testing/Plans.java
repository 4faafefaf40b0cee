package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.workload.CachePrecision;
import io.github.gpuadvisor.workload.Checkpointing;
import org.jspecify.annotations.Nullable;

/** A plan on one GPU in BF16 with {@link Engines#anEngine()}, until told otherwise. */
public final class Plans {
  private Engine engine = Engines.anEngine().build();
  private Precision precision = Precision.BF16;
  private @Nullable Dtype computing;
  private CachePrecision cache = CachePrecision.BF16;
  private int tensorParallel = 1;
  private int pipelineParallel = 1;
  private int dataParallel = 1;
  private int expertParallel = 1;
  private int interleaving = 1;
  private @Nullable Integer zeroStage;
  private @Nullable Checkpointing checkpointing;
  private @Nullable Host host;
  private @Nullable Integer microBatch;

  private Plans() {}

  /** A plan to serve with. */
  public static Plans aPlan() {
    return new Plans();
  }

  /** A plan to train with: ZeRO 0, selective checkpointing, one sequence at a time. */
  public static Plans aTrainingPlan() {
    return new Plans().withZero(0).withCheckpointing(Checkpointing.SELECTIVE).withMicroBatch(1);
  }

  public Plans withEngine(Engine value) {
    engine = value;
    return this;
  }

  public Plans withEngine(Engines value) {
    return withEngine(value.build());
  }

  public Plans withPrecision(Precision value) {
    precision = value;
    return this;
  }

  /** Weights stay in their precision but are multiplied in 16 bit. */
  public Plans withWeightOnly(Precision value) {
    precision = value;
    computing = Dtype.BF16;
    return this;
  }

  public Plans withCache(CachePrecision value) {
    cache = value;
    return this;
  }

  public Plans withTensorParallel(int value) {
    tensorParallel = value;
    return this;
  }

  public Plans withPipelineParallel(int value) {
    pipelineParallel = value;
    return this;
  }

  /** Copies of the model. */
  public Plans withDataParallel(int value) {
    dataParallel = value;
    return this;
  }

  public Plans withExpertParallel(int value) {
    expertParallel = value;
    return this;
  }

  /** Parts of its layers that each stage holds. */
  public Plans withInterleaving(int value) {
    interleaving = value;
    return this;
  }

  public Plans withZero(@Nullable Integer stage) {
    zeroStage = stage;
    return this;
  }

  public Plans withHost(@Nullable Host value) {
    host = value;
    return this;
  }

  public Plans withCheckpointing(@Nullable Checkpointing value) {
    checkpointing = value;
    return this;
  }

  public Plans withMicroBatch(@Nullable Integer value) {
    microBatch = value;
    return this;
  }

  private Engine.Arithmetic arithmetic() {
    Dtype forced = computing;
    return forced == null
        ? new Engine.Arithmetic(precision.compute(), false)
        : new Engine.Arithmetic(forced, true);
  }

  /** Engine, era and formats alone. */
  public Setup setup() {
    return new Setup(engine, engine.newest(), precision, arithmetic());
  }

  public Plan build() {
    return new Plan(
        engine,
        engine.newest(),
        precision,
        arithmetic(),
        cache,
        tensorParallel,
        pipelineParallel,
        dataParallel,
        expertParallel,
        interleaving,
        host,
        zeroStage,
        checkpointing,
        microBatch);
  }

  /** A machine: 100 GB/s between its GPUs, 10 GB/s for each of them to the next machine. */
  public static Node aNode(int gpus) {
    return new Node(gpus, 100e9, 10e9, gpus, true, true);
  }

  /** This plan on as few machines as it takes, rented, or owned where the offer is null. */
  public Deployment on(Accelerator gpu, @Nullable Offer offer) {
    Plan plan = build();
    int perNode = offer == null ? plan.gpus() : offer.gpuCount();
    int nodes = (plan.gpus() + perNode - 1) / perNode;
    return new Deployment(gpu, plan, Node.of(gpu, perNode, offer), nodes, offer);
  }
}
