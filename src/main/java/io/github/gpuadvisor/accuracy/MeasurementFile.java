package io.github.gpuadvisor.accuracy;

import java.util.List;

/**
 * The measurements of one source.
 *
 * @param name path below the folder of measurements, without its ending: {@code
 *     inference/trtllm-v0-14}
 * @param title what it is
 * @param address where it was published
 * @param rows that the source prints
 * @param leftOut rows that are not carried, by reason
 * @param measurements rows that are carried
 */
public record MeasurementFile(
    String name,
    String title,
    String address,
    int rows,
    List<LeftOut> leftOut,
    List<Measurement> measurements) {

  /** Rows of a source that are not carried, and why. */
  public record LeftOut(int rows, String why) {}

  public MeasurementFile {
    leftOut = List.copyOf(leftOut);
    measurements = List.copyOf(measurements);
  }
}
