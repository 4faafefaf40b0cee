package io.github.gpuadvisor.estimate.simulation;

/**
 * Who comes when. Closed loop: users come in one after another over one request's time, in a burst
 * all at once. Open loop: exponential gaps from a fixed sequence.
 */
final class Arrivals {
  private static final int SETTLED = 24;
  private static final int MOST_USERS = 1024;
  private static final int OPEN_LOOP_REQUESTS = 200;
  private static final int OPEN_LOOP_WARM_UP = 40;

  /** A burst of more requests is a stream: what fills and drains it is under a fiftieth. */
  private static final int LONGEST_BURST = 4096;

  /** Requests in flight at any time; 0: they come at a rate. */
  final int users;

  /** True where all come at the start, and all count. */
  final boolean burst;

  final RequestLog log;

  /** Requests whose time of arrival is set before the start; later ones follow those that end. */
  final int expected;

  Arrivals(StepTime steps, Demand demand) {
    Integer concurrency = demand.concurrency();
    Integer requests = demand.requests();
    this.burst = requests != null && requests <= LONGEST_BURST;
    int most = burst && requests != null ? Math.min(requests, LONGEST_BURST) : MOST_USERS;
    this.users = concurrency == null ? 0 : Math.min(concurrency, most);
    if (burst && requests != null) {
      this.log = RequestLog.ofBurst(demand.outputTokens(), requests);
    } else {
      int measured = concurrency == null ? OPEN_LOOP_REQUESTS : Math.max(users, SETTLED);
      int first = concurrency == null ? OPEN_LOOP_WARM_UP : users;
      // Others keep coming while the measured ones are at work, so that none runs in an empty
      // engine.
      this.log = RequestLog.ofStream(demand.outputTokens(), first, measured, 2 * users);
    }
    this.expected = concurrency == null ? log.size() : users;
    Double rate = demand.requestsPerSecond();
    if (rate != null) {
      comeAt(rate);
    } else if (!burst) {
      double one =
          steps.seconds(users, demand.inputTokens(), 0, 0) * Math.max(1, demand.outputTokens());
      comeOver(one);
    }
  }

  private void comeOver(double seconds) {
    for (int i = 0; i < users; i++) {
      log.arrive(i, seconds * i / users);
    }
  }

  private void comeAt(double rate) {
    double time = 0;
    long seed = 0x9E3779B97F4A7C15L;
    for (int i = 0; i < expected; i++) {
      seed = seed * 6364136223846793005L + 1442695040888963407L;
      double uniform = ((seed >>> 11) + 0.5) / (1L << 53);
      time += -Math.log(uniform) / rate;
      log.arrive(i, time);
    }
  }
}
