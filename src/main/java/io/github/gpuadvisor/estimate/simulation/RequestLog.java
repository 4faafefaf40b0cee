package io.github.gpuadvisor.estimate.simulation;

/**
 * When each request came, produced its first token, and was done; of these, a middle part is
 * measured.
 */
final class RequestLog {
  private static final double GOLDEN = 0.6180339887498949;

  private final double outputTokens;
  private final boolean even;
  private final int from;
  private final int measured;
  private final double[] arrival;
  private final double[] begun;
  private final double[] finish;

  /**
   * @param even true where all answers have the same length
   * @param from requests that warm the engine up
   * @param measured requests that count
   * @param after room for requests that keep it busy meanwhile
   */
  private RequestLog(double outputTokens, boolean even, int from, int measured, int after) {
    this.outputTokens = outputTokens;
    this.even = even;
    this.from = from;
    this.measured = measured;
    this.arrival = new double[from + measured + after];
    this.begun = new double[arrival.length];
    this.finish = new double[arrival.length];
  }

  /** Of a stream without end: a middle part counts, answers vary. */
  static RequestLog ofStream(double outputTokens, int from, int measured, int after) {
    return new RequestLog(outputTokens, false, from, measured, after);
  }

  /** Of a finite burst: all of it counts, and all answers are of one length. */
  static RequestLog ofBurst(double outputTokens, int requests) {
    return new RequestLog(outputTokens, true, 0, requests, 0);
  }

  int size() {
    return arrival.length;
  }

  int measured() {
    return measured;
  }

  boolean isMeasured(int request) {
    return request >= from && request < from + measured;
  }

  void arrive(int request, double time) {
    arrival[request] = time;
  }

  double arrival(int request) {
    return arrival[request];
  }

  void begin(int request, double time) {
    begun[request] = time;
  }

  void end(int request, double time) {
    finish[request] = time;
  }

  /**
   * Length of an answer: half to one and a half of the mean, the same for the same request every
   * time; the mean itself in a burst.
   */
  long answer(int request) {
    if (even) {
      return Math.max(1, Math.round(outputTokens));
    }
    double place = (request + 1) * GOLDEN;
    double share = outputTokens <= 1 ? 1 : 0.5 + (place - Math.floor(place));
    return Math.max(1, Math.round(outputTokens * share));
  }

  Outcome.Times ttft() {
    double[] times = new double[measured];
    for (int i = 0; i < measured; i++) {
      times[i] = begun[from + i] - arrival[from + i];
    }
    return Percentiles.of(times);
  }

  Outcome.Times tpot() {
    double[] times = new double[measured];
    for (int i = 0; i < measured; i++) {
      int request = from + i;
      times[i] = (finish[request] - begun[request]) / Math.max(1, answer(request) - 1);
    }
    return Percentiles.of(times);
  }

  Outcome.Times e2e() {
    double[] times = new double[measured];
    for (int i = 0; i < measured; i++) {
      times[i] = finish[from + i] - arrival[from + i];
    }
    return Percentiles.of(times);
  }

  /** Measured requests per second, from the first that came to the last that was done. */
  double perSecond() {
    double last = 0;
    for (int i = from; i < from + measured; i++) {
      last = Math.max(last, finish[i]);
    }
    return measured / (last - arrival[from]);
  }
}
