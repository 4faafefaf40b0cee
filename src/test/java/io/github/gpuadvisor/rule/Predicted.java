package io.github.gpuadvisor.rule;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.estimate.figure.Capacity;
import io.github.gpuadvisor.estimate.figure.Distribution;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.estimate.run.Cost;
import io.github.gpuadvisor.estimate.run.Energy;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Offers;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.workload.Job;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An estimate whose figures are stated: one rented GPU that needs 40 of 80 GiB; what is not stated
 * is unknown.
 */
public final class Predicted {
  private static final double RATIO = 0.25;

  private Deployment deployment = rented(1);
  private double required = 40;
  private double usable = 80;
  private boolean speed;
  private @Nullable Interval output;
  private @Nullable Interval perUser;
  private @Nullable Distribution ttft;
  private @Nullable Distribution tpot;
  private @Nullable Distribution e2e;
  private @Nullable Interval requests;
  private @Nullable Interval training;
  private @Nullable Interval items;
  private @Nullable Capacity capacity;
  private @Nullable Interval duration;
  private @Nullable Double perHour;
  private @Nullable Double total;
  private @Nullable Double purchase;
  private @Nullable Double watts;

  private Predicted() {}

  /** Fits; speed, cost and power unknown. */
  public static Predicted nothing() {
    return new Predicted();
  }

  /** A number of GPUs in instances of as many. */
  public static Deployment rented(int gpus) {
    Accelerator gpu = Gpus.aGpu().build();
    return Plans.aPlan().withDataParallel(gpus).on(gpu, Offers.anOffer(gpu.id(), gpus).build());
  }

  public Predicted on(Deployment value) {
    deployment = value;
    return this;
  }

  public Predicted needing(double requiredGiB, double usableGiB) {
    required = requiredGiB;
    usable = usableGiB;
    return this;
  }

  /** Speed is known, whatever figures are. */
  public Predicted withSpeed() {
    speed = true;
    return this;
  }

  public Predicted withOutput(double tokensPerSecond) {
    output = Interval.around(tokensPerSecond, RATIO);
    return withSpeed();
  }

  public Predicted withOutputPerUser(double tokensPerSecond) {
    perUser = Interval.around(tokensPerSecond, RATIO);
    return withSpeed();
  }

  /** Seconds: mean, then 50, 95 and 99 of 100 requests. */
  public Predicted withTtft(double mean, double p50, double p95, double p99) {
    ttft = new Distribution(Interval.around(mean, RATIO), p50, p95, p99);
    return withSpeed();
  }

  public Predicted withTpot(double mean, double p50, double p95, double p99) {
    tpot = new Distribution(Interval.around(mean, RATIO), p50, p95, p99);
    return withSpeed();
  }

  public Predicted withE2e(double mean, double p50, double p95, double p99) {
    e2e = new Distribution(Interval.around(mean, RATIO), p50, p95, p99);
    return withSpeed();
  }

  public Predicted withRequests(double perSecond) {
    requests = Interval.around(perSecond, RATIO);
    return withSpeed();
  }

  public Predicted withTraining(double tokensPerSecond) {
    training = Interval.around(tokensPerSecond, RATIO);
    return withSpeed();
  }

  public Predicted withItems(double perSecond) {
    items = Interval.around(perSecond, RATIO);
    return withSpeed();
  }

  /** Items of a job that could be kept up with. */
  public Predicted withCapacity(Job job, double perSecond) {
    capacity = new Capacity(job, Interval.around(perSecond, RATIO));
    return withSpeed();
  }

  public Predicted lasting(double seconds) {
    duration = Interval.around(seconds, RATIO);
    return withSpeed();
  }

  public Predicted costingPerHour(double usd) {
    perHour = usd;
    return this;
  }

  public Predicted costingInAll(double usd) {
    total = usd;
    return this;
  }

  public Predicted costingToBuy(double usd) {
    purchase = usd;
    return this;
  }

  public Predicted drawing(double value) {
    watts = value;
    return this;
  }

  public Estimate estimate() {
    @Nullable Purchase bought =
        purchase == null ? null : Offers.aPurchase(deployment.gpu().id(), purchase);
    return new Estimate(
        deployment,
        bought,
        memory(),
        speed ? performance() : null,
        new Cost(perHour, perHour == null ? null : perHour * 730, null, null, total, purchase),
        new Energy(watts, null, null));
  }

  private MemoryEstimate memory() {
    return new MemoryEstimate(
        Bytes.ofGiB(required),
        Bytes.ZERO,
        Bytes.ZERO,
        Bytes.ZERO,
        null,
        null,
        Bytes.ZERO,
        Bytes.ofGiB(required),
        Bytes.ZERO,
        Bytes.ofGiB(required),
        Bytes.ofGiB(usable),
        Bytes.ofGiB(usable),
        1);
  }

  private Performance performance() {
    return new Performance(
        output,
        perUser,
        null,
        ttft,
        tpot,
        e2e,
        requests,
        training,
        null,
        null,
        null,
        items,
        capacity,
        duration,
        1,
        "compute",
        new Basis("stated", "test", List.of()));
  }
}
