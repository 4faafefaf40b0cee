package io.github.gpuadvisor.estimate.simulation;

/**
 * Sequences that decode together, a token each in every step, and what they have behind them. Kept
 * in the order in which they end, the next one last; of two that end together, the earlier request
 * first.
 */
final class RunningSequences {
  /** No sequence. */
  static final int NONE = -1;

  private final RequestLog log;
  private final double prompt;
  private final long[] finishSteps;
  private final int[] requests;
  private int size;
  private long step;
  private double contextSum;

  /**
   * @param log which knows how long each answer is
   * @param prompt tokens that each of them begins with
   */
  RunningSequences(RequestLog log, double prompt) {
    this.log = log;
    this.prompt = prompt;
    this.finishSteps = new long[log.size()];
    this.requests = new int[log.size()];
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Adds a request whose first token the prompt brought; it came after all that run. */
  void begin(int request) {
    long finish = step + log.answer(request) - 1;
    int place = place(finish);
    int behind = size - place;
    System.arraycopy(finishSteps, place, finishSteps, place + 1, behind);
    System.arraycopy(requests, place, requests, place + 1, behind);
    finishSteps[place] = finish;
    requests[place] = request;
    size++;
    contextSum += prompt;
  }

  /** Before all that end at a step, or earlier. */
  private int place(long finish) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (finishSteps[middle] > finish) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Takes out the request of a sequence that is done, or {@link #NONE}. */
  int end() {
    if (size == 0 || finishSteps[size - 1] > step) {
      return NONE;
    }
    int request = requests[--size];
    contextSum -= prompt + log.answer(request) - 1;
    if (size == 0) {
      contextSum = 0;
    }
    return request;
  }

  /** Steps until the next of them is done. */
  long stepsToNextEnd() {
    return size == 0 ? 1 : Math.max(1, finishSteps[size - 1] - step);
  }

  /** Tokens that each has behind it, on average; there must be one. */
  double context() {
    return contextSum / size;
  }

  void advance(long count) {
    step += count;
    contextSum += (double) size * count;
  }
}
