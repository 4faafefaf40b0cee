package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A GPU that did not make it: every failed requirement, and the deployment that came nearest where
 * one could be planned at all.
 */
public final class Eliminated {
  private static final double FARTHEST = 1e6;
  private static final double ONE_MORE = 1e7;

  private final Accelerator gpu;
  private final @Nullable Nearest near;
  private final @Nullable List<Failure> stated;

  private Eliminated(Accelerator gpu, @Nullable Nearest near, @Nullable List<Failure> stated) {
    this.gpu = gpu;
    this.near = near;
    this.stated = stated == null ? null : List.copyOf(stated);
  }

  /** A GPU on which nothing can be planned. */
  static Eliminated outright(Accelerator gpu, List<Failure> failures) {
    return new Eliminated(gpu, null, failures);
  }

  /** A GPU of whose deployments none qualifies. */
  static Eliminated after(Accelerator gpu, Nearest near) {
    return new Eliminated(gpu, near, null);
  }

  /** The same with its failures said in other words. */
  Eliminated with(List<Failure> failures) {
    return new Eliminated(gpu, near, failures);
  }

  public Accelerator gpu() {
    return gpu;
  }

  /** True where a deployment could be planned. */
  public boolean isPlanned() {
    return near != null;
  }

  /** All findings on the deployment that came nearest; null where none could be planned. */
  public @Nullable Assessment nearest() {
    return near == null ? null : near.assessment();
  }

  /** Every requirement missed. */
  public List<Failure> failures() {
    if (stated != null) {
      return stated;
    }
    return near == null ? List.of() : near.assessment().failures();
  }

  /** The first requirement missed, by which GPUs that were left out are counted. */
  public Failure first() {
    return known().get(0);
  }

  /** What is known to be missed without predicting a speed for it. */
  private List<Failure> known() {
    if (stated != null) {
      return stated;
    }
    return near == null ? List.of() : near.first();
  }

  /** Distance to qualifying: fewer failures first, then how far the worst is missed. */
  public double distance() {
    double most = 0;
    for (Failure failure : known()) {
      most = Math.max(most, Math.min(FARTHEST, failure.excess()));
    }
    if (near == null) {
      return known().size() * ONE_MORE + most;
    }
    return near.missed() * ONE_MORE + (near.isUnjudged() ? FARTHEST : 0) + most;
  }
}
