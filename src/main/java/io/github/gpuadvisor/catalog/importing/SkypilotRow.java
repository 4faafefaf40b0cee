package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.document.Csv;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A row of a SkyPilot catalog, cell by cell. */
record SkypilotRow(
    String type,
    String accelerator,
    String count,
    String vcpus,
    String memory,
    String info,
    String price,
    String spot,
    String region,
    String zone,
    Origin origin) {

  static SkypilotRow of(Csv.Row row, String file) {
    return new SkypilotRow(
        row.text("InstanceType"),
        row.text("AcceleratorName"),
        row.text("AcceleratorCount"),
        row.text("vCPUs"),
        row.text("MemoryGiB"),
        row.text("GpuInfo"),
        row.text("Price"),
        row.text("SpotPrice"),
        row.text("Region"),
        row.text("AvailabilityZone"),
        new Origin(file, row.line()));
  }

  /** What is wrong with one of its names, or null. */
  @Nullable Rule fault() {
    return Cells.faultOf(type, accelerator, region, zone);
  }

  SkypilotRow priced(String newPrice, String newSpot) {
    return new SkypilotRow(
        type, accelerator, count, vcpus, memory, info, newPrice, newSpot, region, zone, origin);
  }

  /** RunPod ends the names of its machines with it; null elsewhere. */
  @Nullable String tier() {
    if (type.endsWith("_SECURE")) {
      return "secure";
    }
    return type.endsWith("_COMMUNITY") ? "community" : null;
  }

  boolean hasPrice() {
    return !price.isEmpty() || !spot.isEmpty();
  }

  /** The number of GPUs, or null where the cell holds none that can be. */
  @Nullable BigDecimal gpus() {
    @Nullable BigDecimal number = Cells.number(count);
    return number == null || number.signum() <= 0 ? null : number;
  }
}
