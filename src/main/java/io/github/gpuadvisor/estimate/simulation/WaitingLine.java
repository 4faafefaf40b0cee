package io.github.gpuadvisor.estimate.simulation;

/** Requests in the order they came in: some are served, the others wait. */
final class WaitingLine {
  private final RequestLog log;
  private final int[] line;
  private final int expected;
  private int arrived;
  private int issued;
  private int asked;
  private int served;

  WaitingLine(Arrivals arrivals) {
    this.log = arrivals.log;
    this.line = new int[log.size()];
    this.expected = arrivals.expected;
    this.issued = expected;
  }

  /** Lets in whoever has come by now. */
  void admit(double now) {
    while (arrived < expected && log.arrival(arrived) <= now) {
      line[asked++] = arrived++;
    }
  }

  /** A user whose request is done asks again at once, while any are left to ask. */
  void askAgain(double now) {
    if (issued < log.size()) {
      log.arrive(issued, now);
      line[asked++] = issued++;
    }
  }

  /** True where everybody has come whose time was set before the start. */
  boolean allCame() {
    return arrived == expected;
  }

  /** When the next of those comes; one must be left. */
  double nextArrival() {
    return log.arrival(arrived);
  }

  boolean isEmpty() {
    return served == asked;
  }

  /** How many were served, which is the place of the first who waits. */
  int served() {
    return served;
  }

  void serve() {
    served++;
  }

  int at(int place) {
    return line[place];
  }
}
