package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * The formats that a question leaves open. On the market a model runs as it is published, on as
 * many GPUs as that takes; on what is at hand, fewer bits may be all that fits, and the most bits
 * that do are taken.
 */
final class Formats {
  private static final List<Precision> FEWER_BITS =
      List.of(
          Precision.FP8,
          Precision.INT8,
          Precision.Q8_0,
          Precision.Q6_K,
          Precision.Q5_K_M,
          Precision.INT4,
          Precision.Q4_K_M,
          Precision.Q3_K_M,
          Precision.Q2_K);

  /** What one would buy for: eight bits and four, by either kind of engine. */
  private static final List<Precision> WORTH_BUYING_FOR =
      List.of(Precision.FP8, Precision.Q8_0, Precision.INT4, Precision.Q4_K_M);

  private Formats() {}

  /** The question in each format to try on what is at hand, the most bits first. */
  static List<Request> of(Request request) {
    return request.limits().hardware().atHand() == null
        ? List.of(request)
        : open(request, FEWER_BITS);
  }

  /** The question in each format that cards may be bought for. */
  static List<Request> ofStep(Request request) {
    return open(request, WORTH_BUYING_FOR);
  }

  private static List<Request> open(Request request, List<Precision> fewerBits) {
    if (!(request.workload() instanceof Inference work)
        || work.precision() != null
        || !work.model().generates()) {
      return List.of(request);
    }
    double published = work.model().publishedPrecision().bits();
    List<Request> formats = new ArrayList<>();
    formats.add(request);
    for (Precision precision : fewerBits) {
      if (precision.bits() < published) {
        formats.add(request.with(work.withPrecision(precision)));
      }
    }
    return formats;
  }
}
