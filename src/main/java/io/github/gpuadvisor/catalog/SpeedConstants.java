package io.github.gpuadvisor.catalog;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Constants of the speed model for one engine era on one chip family. */
public final class SpeedConstants {
  /** Stands where constants of another engine are to come. */
  static final SpeedConstants NONE = new SpeedConstants(new EnumMap<>(Constant.class));

  private final Map<Constant, Double> values;

  private SpeedConstants(Map<Constant, Double> values) {
    this.values = values;
  }

  /** No constants at all. */
  public static SpeedConstants none() {
    return NONE;
  }

  /**
   * Constants by name.
   *
   * @throws IllegalArgumentException naming the constant that is missing and has no neutral value
   */
  public static SpeedConstants of(Map<Constant, Double> given) {
    Map<Constant, Double> values = new EnumMap<>(Constant.class);
    for (Constant constant : Constant.values()) {
      @Nullable Double value = given.getOrDefault(constant, constant.neutral());
      if (value == null) {
        throw new IllegalArgumentException(constant.id() + " is missing");
      }
      values.put(constant, value);
    }
    return new SpeedConstants(values);
  }

  /** The value of a constant. */
  public double of(Constant constant) {
    return values.getOrDefault(constant, 0.0);
  }

  /** The same with one constant changed. */
  public SpeedConstants with(Constant constant, double value) {
    Map<Constant, Double> changed = new EnumMap<>(values);
    changed.put(constant, value);
    return new SpeedConstants(changed);
  }

  /** Streaming bandwidth in bytes per second of a memory of a nominal bandwidth. */
  public double streaming(double bytesPerSecond) {
    return saturating(bytesPerSecond * of(Constant.MEMORY), of(Constant.MEMORY_CEILING));
  }

  /** Matrix rate in FLOP/s of a format with a nominal dense rate. */
  public double multiplying(Dtype dtype, double flopsPerSecond) {
    return saturating(flopsPerSecond * gemm(dtype), of(Constant.COMPUTE_CEILING));
  }

  private static double saturating(double rate, double ceilingInTera) {
    return ceilingInTera <= 0 ? rate : 1 / (1 / rate + 1 / (ceilingInTera * 1e12));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SpeedConstants constants && values.equals(constants.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }

  /** The share of the dense rate that matrix products in a format reach. */
  public double gemm(Dtype dtype) {
    return switch (dtype.bits()) {
      case 4 -> of(Constant.GEMM4);
      case 8 -> of(Constant.GEMM8);
      default -> of(Constant.GEMM16);
    };
  }

  /** Rate in FLOP/s that products of training reach in a format with a nominal dense rate. */
  public double training(Dtype dtype, double flopsPerSecond) {
    double share = of(dtype.bits() <= 8 ? Constant.TRAIN8 : Constant.TRAIN16);
    return share * saturating(flopsPerSecond, of(Constant.TRAIN_CEILING));
  }
}
