package io.github.gpuadvisor.catalog;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Constants of the speed model for one engine era on one chip family. */
public final class SpeedConstants {
  /** Stands where constants of another engine are to come. */
  static final SpeedConstants NONE = new SpeedConstants(new double[Constant.values().length]);

  /** By ordinal: a step of training asks for dozens. */
  private final double[] values;

  private SpeedConstants(double[] values) {
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
    double[] values = new double[Constant.values().length];
    for (Constant constant : Constant.values()) {
      @Nullable Double value = given.getOrDefault(constant, constant.neutral());
      if (value == null) {
        throw new IllegalArgumentException(constant.id() + " is missing");
      }
      values[place(constant)] = value;
    }
    return new SpeedConstants(values);
  }

  @SuppressWarnings("EnumOrdinal") // Arrays of one run: the order is kept nowhere.
  private static int place(Constant constant) {
    return constant.ordinal();
  }

  /** The value of a constant. */
  public double of(Constant constant) {
    return values[place(constant)];
  }

  /** The same with one constant changed. */
  public SpeedConstants with(Constant constant, double value) {
    double[] changed = values.clone();
    changed[place(constant)] = value;
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
    return other instanceof SpeedConstants constants && Arrays.equals(values, constants.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    Map<Constant, Double> named = new EnumMap<>(Constant.class);
    for (Constant constant : Constant.values()) {
      named.put(constant, of(constant));
    }
    return named.toString();
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
