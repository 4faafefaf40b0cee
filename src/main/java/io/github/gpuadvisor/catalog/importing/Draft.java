package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Offer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One price of an outside file, its GPU known.
 *
 * @param zone part of the region, or null where the format has none
 * @param source key of the source among those of the import
 */
record Draft(
    Machine machine,
    @Nullable String region,
    @Nullable String zone,
    @Nullable String country,
    @Nullable String tier,
    Offer.Pricing pricing,
    @Nullable String term,
    double price,
    LocalDate asOf,
    String source,
    @Nullable String note,
    Origin origin) {

  /** What is rented. */
  record Machine(
      String type,
      String gpu,
      int gpuCount,
      @Nullable Double gpuFraction,
      @Nullable Double vcpus,
      @Nullable Double memoryGiB,
      @Nullable Double networkGbps) {
    Machine connected(@Nullable Double gbps) {
      return new Machine(type, gpu, gpuCount, gpuFraction, vcpus, memoryGiB, gbps);
    }

    /** GPUs, or the share of one. */
    double gpus() {
      return gpuFraction == null ? gpuCount : gpuFraction;
    }
  }

  /** Drafts with the same key compete: the same machine in the same region, bought the same way. */
  String key() {
    return machine.type()
        + '\t'
        + machine.gpu()
        + '\t'
        + machine.gpus()
        + '\t'
        + region
        + '\t'
        + pricing
        + '\t'
        + term;
  }

  Draft noting(String more) {
    return new Draft(
        machine,
        region,
        zone,
        country,
        tier,
        pricing,
        term,
        price,
        asOf,
        source,
        note == null ? more : note + "; " + more,
        origin);
  }

  Offer offer(String provider) {
    return new Offer(
        provider,
        machine.type(),
        machine.gpu(),
        machine.gpuCount(),
        machine.gpuFraction(),
        region,
        country,
        tier,
        pricing,
        term,
        price,
        machine.vcpus(),
        machine.memoryGiB(),
        machine.networkGbps(),
        "listed",
        asOf,
        source,
        null,
        note);
  }
}
