package io.github.gpuadvisor.catalog.importing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a row rents out, once its GPU is found and its number of GPUs makes sense. */
final class Machines {
  private static final BigDecimal MOST_GPUS = BigDecimal.valueOf(100_000);

  private Machines() {}

  /** The machine; null, and said, where the row does not tell. */
  static Draft.@Nullable Machine of(
      Intake intake,
      String provider,
      Origin origin,
      @Nullable BigDecimal gpus,
      @Nullable Stated stated,
      @Nullable Double vcpus,
      @Nullable Double memoryGiB) {
    if (gpus == null || stated == null || !isCount(gpus)) {
      intake.of(provider).skip(Rule.GPU_COUNT, origin, gpus == null ? "" : gpus.toPlainString());
      return null;
    }
    @Nullable String gpu = intake.gpu(provider, stated, origin);
    if (gpu == null) {
      return null;
    }
    boolean share = gpus.compareTo(BigDecimal.ONE) < 0;
    return new Draft.Machine(
        stated.type(),
        gpu,
        share ? 1 : gpus.intValue(),
        share ? gpus.doubleValue() : null,
        vcpus,
        memoryGiB,
        null);
  }

  private static boolean isCount(BigDecimal gpus) {
    boolean whole = gpus.stripTrailingZeros().scale() <= 0;
    return gpus.signum() > 0
        && gpus.compareTo(MOST_GPUS) <= 0
        && (whole || gpus.compareTo(BigDecimal.ONE) < 0);
  }
}
