package io.github.gpuadvisor.estimate.simulation;

import java.util.PriorityQueue;

/** Sequences that decode together, a token each in every step, and what they have behind them. */
final class RunningSequences {
  /** No sequence. */
  static final int NONE = -1;

  private record Sequence(int request, long finishStep) implements Comparable<Sequence> {
    @Override
    public int compareTo(Sequence other) {
      int byStep = Long.compare(finishStep, other.finishStep);
      return byStep != 0 ? byStep : Integer.compare(request, other.request);
    }
  }

  private final RequestLog log;
  private final double prompt;
  private final PriorityQueue<Sequence> sequences = new PriorityQueue<>();
  private long step;
  private double contextSum;

  /**
   * @param log which knows how long each answer is
   * @param prompt tokens that each of them begins with
   */
  RunningSequences(RequestLog log, double prompt) {
    this.log = log;
    this.prompt = prompt;
  }

  int size() {
    return sequences.size();
  }

  boolean isEmpty() {
    return sequences.isEmpty();
  }

  /** Adds a request whose first token the prompt brought. */
  void begin(int request) {
    sequences.add(new Sequence(request, step + log.answer(request) - 1));
    contextSum += prompt;
  }

  /** Takes out the request of a sequence that is done, or {@link #NONE}. */
  int end() {
    Sequence first = sequences.peek();
    if (first == null || first.finishStep() > step) {
      return NONE;
    }
    sequences.remove();
    contextSum -= prompt + log.answer(first.request()) - 1;
    if (sequences.isEmpty()) {
      contextSum = 0;
    }
    return first.request();
  }

  /** Steps until the next of them is done. */
  long stepsToNextEnd() {
    Sequence first = sequences.peek();
    return first == null ? 1 : Math.max(1, first.finishStep() - step);
  }

  /** Tokens that each has behind it, on average; there must be one. */
  double context() {
    return contextSum / sequences.size();
  }

  void advance(long count) {
    step += count;
    contextSum += (double) sequences.size() * count;
  }
}
