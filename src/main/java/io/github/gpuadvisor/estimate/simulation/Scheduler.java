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
  private static final double GOLDEN = 0.6180339887498949;
  private static final int SETTLED = 24;
  private static final int MOST_REQUESTS = 4096;
  private static final int MOST_USERS = 1024;
  private static final int OPEN_LOOP_REQUESTS = 240;
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
  private final int requests;
  private final double[] arrival;
  private final double[] first;
  private final double[] finish;
  private final PriorityQueue<Sequence> running = new PriorityQueue<>();
  private final ArrayDeque<Integer> waiting = new ArrayDeque<>();
  private double now;
  private long step;
  private double contextSum;
  private double promptLeft;
  private int started;
  private int finished;
  private double busySequences;

  private Scheduler(StepTime steps, Demand demand, int mostRunning, int budget) {
    this.steps = steps;
    this.demand = demand;
    this.mostRunning = Math.max(1, mostRunning);
    this.budget = Math.max(1, budget);
    Integer concurrency = demand.concurrency();
    this.users = concurrency == null ? 0 : Math.min(concurrency, MOST_USERS);
    this.requests =
        concurrency == null
            ? OPEN_LOOP_REQUESTS
            : Math.min(MOST_REQUESTS, users + Math.max(users, SETTLED));
    this.arrival = new double[requests];
    this.first = new double[requests];
    this.finish = new double[requests];
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
    if (rate != null) {
      double time = 0;
      long seed = 0x9E3779B97F4A7C15L;
      for (int i = 0; i < requests; i++) {
        seed = seed * 6364136223846793005L + 1442695040888963407L;
        double uniform = ((seed >>> 11) + 0.5) / (1L << 53);
        time += -Math.log(uniform) / rate;
        arrival[i] = time;
      }
      started = requests;
      return;
    }
    double one =
        steps.seconds(users, demand.inputTokens(), 0, 0) * Math.max(1, demand.outputTokens());
    for (int i = 0; i < users && i < requests; i++) {
      arrival[i] = one * i / users;
    }
    started = Math.min(users, requests);
  }

  private int nextArrival;

  private void play() {
    while (finished < requests) {
      admit();
      if (running.isEmpty() && waiting.isEmpty()) {
        now = Math.max(now, arrival[nextArrival]);
        continue;
      }
      if (!waiting.isEmpty() && running.size() < mostRunning) {
        prefillStep();
      } else {
        decodeSteps();
      }
      collect();
    }
  }

  private void admit() {
    while (nextArrival < started && arrival[nextArrival] <= now) {
      waiting.add(nextArrival++);
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
      double done = demand.cachedTokens() + demand.inputTokens() - promptLeft;
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
      first[request] = now;
      running.add(new Sequence(request, step + answer(request) - 1));
      contextSum += demand.cachedTokens() + demand.inputTokens();
    }
  }

  private void decodeSteps() {
    Sequence next = running.peek();
    long count = next == null ? 1 : Math.max(1, next.finishStep() - step);
    if (nextArrival < started && running.size() < mostRunning) {
      double one = steps.seconds(running.size(), contextSum / running.size(), 0, 0);
      count = Math.max(1, Math.min(count, (long) Math.ceil((arrival[nextArrival] - now) / one)));
    }
    advance(count, 0, 0);
  }

  private void advance(long count, double prefill, double prefillContext) {
    int decoding = running.size();
    double context = decoding == 0 ? 0 : contextSum / decoding + (count - 1) / 2.0;
    double seconds = count * steps.seconds(decoding, context, prefill, prefillContext);
    now += seconds;
    busySequences += seconds * Math.max(1, decoding);
    step += count;
    contextSum += (double) decoding * count;
  }

  private void collect() {
    Sequence next = running.peek();
    while (next != null && next.finishStep() <= step) {
      running.remove();
      contextSum -= demand.cachedTokens() + demand.inputTokens() + answer(next.request()) - 1;
      if (running.isEmpty()) {
        contextSum = 0;
      }
      finish[next.request()] = now;
      finished++;
      if (started < requests) {
        arrival[started++] = now;
      }
      next = running.peek();
    }
  }

  /** Length of an answer: half to one and a half of the mean. */
  private long answer(int request) {
    double place = (request + 1) * GOLDEN;
    double share = demand.outputTokens() <= 1 ? 1 : 0.5 + (place - Math.floor(place));
    return Math.max(1, Math.round(demand.outputTokens() * share));
  }

  private Outcome outcome() {
    int from = demand.concurrency() == null ? requests / 6 : Math.min(users, requests - 1);
    int count = requests - from;
    double[] ttft = new double[count];
    double[] tpot = new double[count];
    double[] e2e = new double[count];
    for (int i = 0; i < count; i++) {
      int request = from + i;
      ttft[i] = first[request] - arrival[request];
      tpot[i] = (finish[request] - first[request]) / Math.max(1, answer(request) - 1);
      e2e[i] = finish[request] - arrival[request];
    }
    double perSecond = rate(from, count, e2e);
    Double asked = demand.requestsPerSecond();
    return new Outcome(
        Percentiles.of(ttft),
        Percentiles.of(tpot),
        Percentiles.of(e2e),
        busySequences / now,
        perSecond,
        asked == null || perSecond >= KEEPS_UP * asked);
  }

  /**
   * Closed loop: users over the time that each request takes (Little). Open loop: requests over the
   * time that they took.
   */
  private double rate(int from, int count, double[] e2e) {
    if (demand.concurrency() != null) {
      double sum = 0;
      for (double time : e2e) {
        sum += time;
      }
      return users / (sum / count);
    }
    double last = 0;
    for (int i = from; i < requests; i++) {
      last = Math.max(last, finish[i]);
    }
    return count / (last - arrival[from]);
  }
}
