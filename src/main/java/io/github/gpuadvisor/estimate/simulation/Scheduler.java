package io.github.gpuadvisor.estimate.simulation;

import io.github.gpuadvisor.estimate.speed.StepTime;
import java.util.PriorityQueue;

/**
 * A continuous-batching scheduler as discrete events: every step decodes all running sequences and
 * fills its token budget with waiting prompts, in order of arrival. Steps between two events are
 * taken in one go, so that a run costs a few events per request. Answers vary in length around
 * their mean (a low-discrepancy sequence: the same every time), as they do in service; without
 * that, closed-loop users would march in step. In a finite burst they do march: it begins with all
 * its users at once, as benchmarks do.
 */
public final class Scheduler {
  private static final int SETTLED = 24;
  private static final int MOST_USERS = 1024;
  private static final int OPEN_LOOP_REQUESTS = 200;
  private static final int OPEN_LOOP_WARM_UP = 40;
  private static final double KEEPS_UP = 0.9;

  /** A burst of more requests is a stream: what fills and drains it is under a fiftieth. */
  private static final int LONGEST_BURST = 4096;

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
  private final boolean burst;
  private final boolean promptsFirst;
  private final RequestLog log;
  private final PriorityQueue<Sequence> running = new PriorityQueue<>();

  /** Requests in the order they came in; those from {@code next} to {@code asked} wait. */
  private final int[] line;

  private int next;
  private int asked;

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

  private Scheduler(
      StepTime steps, Demand demand, int mostRunning, int budget, boolean promptsFirst) {
    this.promptsFirst = promptsFirst;
    this.steps = steps;
    this.demand = demand;
    this.mostRunning = Math.max(1, mostRunning);
    this.budget = Math.max(1, budget);
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
    this.line = new int[log.size()];
    this.expected = concurrency == null ? log.size() : users;
    this.issued = expected;
    this.measuredLeft = log.measured();
  }

  /**
   * Plays a demand.
   *
   * @param mostRunning sequences whose caches fit
   * @param budget tokens in one step at most
   * @param promptsFirst true where running sequences wait while prompts are worked on
   */
  public static Outcome run(
      StepTime steps, Demand demand, int mostRunning, int budget, boolean promptsFirst) {
    Scheduler scheduler = new Scheduler(steps, demand, mostRunning, budget, promptsFirst);
    scheduler.schedule();
    scheduler.play();
    return scheduler.outcome();
  }

  /**
   * Closed loop: users come in one after another over one request's time, in a burst all at once.
   * Open loop: exponential gaps from a fixed sequence.
   */
  private void schedule() {
    Double rate = demand.requestsPerSecond();
    if (rate == null && burst) {
      return;
    }
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
        line[asked++] = arrived++;
      }
      if (running.isEmpty() && next == asked) {
        now = Math.max(now, log.arrival(arrived));
      } else if (next < asked && running.size() < mostRunning) {
        prefillStep();
      } else {
        decodeSteps();
      }
      collect();
    }
  }

  private void prefillStep() {
    if (running.isEmpty()) {
      prefillAlone();
    }
    int decoding = running.size();
    double room = promptsFirst ? budget : Math.max(1, budget - decoding);
    double taken = 0;
    double seen = 0;
    int first = next;
    while (next < asked && room > 0 && decoding + next - first < mostRunning) {
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
        next++;
      }
    }
    if (promptsFirst) {
      spend(steps.seconds(0, 0, taken, taken > 0 ? seen / taken : 0), decoding);
    } else {
      advance(1, taken, taken > 0 ? seen / taken : 0);
    }
    for (int i = first; i < next; i++) {
      int request = line[i];
      log.begin(request, now);
      running.add(new Sequence(request, step + log.answer(request) - 1));
      contextSum += prompt();
    }
  }

  /** Full pieces of the next prompt, up to its last, while nothing else runs: in one go. */
  private void prefillAlone() {
    if (promptLeft <= 0) {
      promptLeft = Math.max(1, demand.inputTokens());
    }
    double pieces = Math.ceil(promptLeft / budget) - 1;
    if (pieces > 1) {
      double done = prompt() - promptLeft;
      double taken = pieces * budget;
      spend(pieces * steps.seconds(0, 0, budget, done + taken / 2), 0);
      promptLeft -= taken;
    }
  }

  private double prompt() {
    return demand.cachedTokens() + demand.inputTokens();
  }

  private void decodeSteps() {
    Sequence first = running.peek();
    long count = first == null ? 1 : Math.max(1, first.finishStep() - step);
    if (arrived < expected && running.size() < mostRunning) {
      double one = steps.seconds(running.size(), contextSum / running.size(), 0, 0);
      count = Math.max(1, Math.min(count, (long) Math.ceil((log.arrival(arrived) - now) / one)));
    }
    advance(count, 0, 0);
  }

  private void advance(long count, double prefill, double prefillContext) {
    int decoding = running.size();
    double context = decoding == 0 ? 0 : contextSum / decoding + (count - 1) / 2.0;
    spend(count * steps.seconds(decoding, context, prefill, prefillContext), decoding);
    step += count;
    contextSum += (double) decoding * count;
  }

  private void spend(double seconds, int running) {
    now += seconds;
    if (arrived == expected || users == 0 || burst) {
      busySequences += seconds * Math.max(1, running);
      settledSeconds += seconds;
    }
  }

  /** Ends what is done; in a closed loop the user asks again at once. */
  private void collect() {
    Sequence done = running.peek();
    while (done != null && done.finishStep() <= step) {
      running.remove();
      contextSum -= prompt() + log.answer(done.request()) - 1;
      if (running.isEmpty()) {
        contextSum = 0;
      }
      log.end(done.request(), now);
      measuredLeft -= log.isMeasured(done.request()) ? 1 : 0;
      if (issued < log.size()) {
        log.arrive(issued, now);
        line[asked++] = issued++;
      }
      done = running.peek();
    }
  }

  private Outcome outcome() {
    Outcome.Times e2e = log.e2e();
    // Closed loop without end: users over the time that each request takes (Little).
    double perSecond = users > 0 && !burst ? users / e2e.mean() : log.perSecond();
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
