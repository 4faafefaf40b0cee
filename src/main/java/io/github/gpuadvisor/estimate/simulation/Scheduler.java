package io.github.gpuadvisor.estimate.simulation;

import io.github.gpuadvisor.estimate.speed.StepTime;
import java.util.ArrayDeque;
import java.util.PriorityQueue;

/**
 * A continuous-batching scheduler as discrete events: every step decodes all running sequences and
 * fills its token budget with waiting prompts, in order of arrival. Steps between two events are
 * taken in one go, so that a run costs a few events per request. Answers vary in length around
 * their mean (a low-discrepancy sequence: the same every time), as they do in service; without
 * that, closed-loop users would march in step.
 */
public final class Scheduler {
  private static final int SETTLED = 24;
  private static final int MOST_USERS = 1024;
  private static final int OPEN_LOOP_REQUESTS = 200;
  private static final int OPEN_LOOP_WARM_UP = 40;
  private static final double KEEPS_UP = 0.9;

  private record Sequence(int request, long finishStep) implements Comparable<Sequence> {
    @Override
    public int compareTo(Sequence other) {
      int byStep = Long.compare(finishStep, other.finishStep);
      return byStep != 0 ? byStep : Integer.compare(request, other.request);
    }
  }

  private final StepTime steps;
  private final Demand demand;
  private final int mostRunning;
  private final int budget;
  private final int users;
  private final RequestLog log;
  private final PriorityQueue<Sequence> running = new PriorityQueue<>();
  private final ArrayDeque<Integer> waiting = new ArrayDeque<>();

  /** Requests whose time of arrival is set before the start; later ones follow those that end. */
  private final int expected;

  private int arrived;
  private int issued;
  private int measuredLeft;
  private double now;
  private long step;
  private double contextSum;
  private double promptLeft;
  private double busySequences;
  private double settledSeconds;

  private Scheduler(StepTime steps, Demand demand, int mostRunning, int budget) {
    this.steps = steps;
    this.demand = demand;
    this.mostRunning = Math.max(1, mostRunning);
    this.budget = Math.max(1, budget);
    Integer concurrency = demand.concurrency();
    this.users = concurrency == null ? 0 : Math.min(concurrency, MOST_USERS);
    int measured = concurrency == null ? OPEN_LOOP_REQUESTS : Math.max(users, SETTLED);
    int first = concurrency == null ? OPEN_LOOP_WARM_UP : users;
    // Others keep coming while the measured ones are at work, so that none runs in an empty engine.
    this.log = new RequestLog(demand.outputTokens(), first, measured, 2 * users);
    this.expected = concurrency == null ? log.size() : users;
    this.issued = expected;
    this.measuredLeft = measured;
  }

  /**
   * Plays a demand.
   *
   * @param mostRunning sequences whose caches fit
   * @param budget tokens in one step at most
   */
  public static Outcome run(StepTime steps, Demand demand, int mostRunning, int budget) {
    Scheduler scheduler = new Scheduler(steps, demand, mostRunning, budget);
    scheduler.schedule();
    scheduler.play();
    return scheduler.outcome();
  }

  /**
   * Closed loop: users come in one after another over one request's time. Open loop: exponential
   * gaps from a fixed sequence.
   */
  private void schedule() {
    Double rate = demand.requestsPerSecond();
    if (rate == null) {
      double one =
          steps.seconds(users, demand.inputTokens(), 0, 0) * Math.max(1, demand.outputTokens());
      for (int i = 0; i < users; i++) {
        log.arrive(i, one * i / users);
      }
      return;
    }
    double time = 0;
    long seed = 0x9E3779B97F4A7C15L;
    for (int i = 0; i < expected; i++) {
      seed = seed * 6364136223846793005L + 1442695040888963407L;
      double uniform = ((seed >>> 11) + 0.5) / (1L << 53);
      time += -Math.log(uniform) / rate;
      log.arrive(i, time);
    }
  }

  private void play() {
    while (measuredLeft > 0) {
      while (arrived < expected && log.arrival(arrived) <= now) {
        waiting.add(arrived++);
      }
      if (running.isEmpty() && waiting.isEmpty()) {
        now = Math.max(now, log.arrival(arrived));
      } else if (!waiting.isEmpty() && running.size() < mostRunning) {
        prefillStep();
      } else {
        decodeSteps();
      }
      collect();
    }
  }

  private void prefillStep() {
    int decoding = running.size();
    double room = Math.max(1, budget - decoding);
    double taken = 0;
    double seen = 0;
    ArrayDeque<Integer> ready = new ArrayDeque<>();
    while (!waiting.isEmpty() && room > 0 && decoding + ready.size() < mostRunning) {
      if (promptLeft <= 0) {
        promptLeft = Math.max(1, demand.inputTokens());
      }
      double piece = Math.min(room, promptLeft);
      double done = prompt() - promptLeft;
      seen += piece * (done + piece / 2);
      taken += piece;
      room -= piece;
      promptLeft -= piece;
      if (promptLeft <= 0) {
        ready.add(waiting.remove());
      }
    }
    advance(1, taken, taken > 0 ? seen / taken : 0);
    for (int request : ready) {
      log.begin(request, now);
      running.add(new Sequence(request, step + log.answer(request) - 1));
      contextSum += prompt();
    }
  }

  private double prompt() {
    return demand.cachedTokens() + demand.inputTokens();
  }

  private void decodeSteps() {
    Sequence next = running.peek();
    long count = next == null ? 1 : Math.max(1, next.finishStep() - step);
    if (arrived < expected && running.size() < mostRunning) {
      double one = steps.seconds(running.size(), contextSum / running.size(), 0, 0);
      count = Math.max(1, Math.min(count, (long) Math.ceil((log.arrival(arrived) - now) / one)));
    }
    advance(count, 0, 0);
  }

  private void advance(long count, double prefill, double prefillContext) {
    int decoding = running.size();
    double context = decoding == 0 ? 0 : contextSum / decoding + (count - 1) / 2.0;
    double seconds = count * steps.seconds(decoding, context, prefill, prefillContext);
    now += seconds;
    if (arrived == expected || users == 0) {
      busySequences += seconds * Math.max(1, decoding);
      settledSeconds += seconds;
    }
    step += count;
    contextSum += (double) decoding * count;
  }

  /** Ends what is done; in a closed loop the user asks again at once. */
  private void collect() {
    Sequence next = running.peek();
    while (next != null && next.finishStep() <= step) {
      running.remove();
      contextSum -= prompt() + log.answer(next.request()) - 1;
      if (running.isEmpty()) {
        contextSum = 0;
      }
      log.end(next.request(), now);
      measuredLeft -= log.isMeasured(next.request()) ? 1 : 0;
      if (issued < log.size()) {
        log.arrive(issued, now);
        waiting.add(issued++);
      }
      next = running.peek();
    }
  }

  private Outcome outcome() {
    Outcome.Times e2e = log.e2e();
    // Closed loop: users over the time that each request takes (Little).
    double perSecond = users > 0 ? users / e2e.mean() : log.perSecond();
    Double asked = demand.requestsPerSecond();
    double idle = users > 0 ? 0 : Math.max(0, now - settledSeconds);
    double average = busySequences / Math.max(1e-12, settledSeconds + idle);
    return new Outcome(
        log.ttft(),
        log.tpot(),
        e2e,
        average,
        perSecond,
        asked == null || perSecond >= KEEPS_UP * asked);
  }
}
