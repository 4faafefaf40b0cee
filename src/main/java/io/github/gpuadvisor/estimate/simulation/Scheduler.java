package io.github.gpuadvisor.estimate.simulation;

/**
 * A continuous-batching scheduler as discrete events: every step decodes all running sequences and
 * fills its token budget with waiting prompts, in order of arrival. Steps between two events are
 * taken in one go, so that a run costs a few events per request. Answers vary in length around
 * their mean (a low-discrepancy sequence: the same every time), as they do in service; without
 * that, closed-loop users would march in step. In a finite burst they do march: it begins with all
 * its users at once, as benchmarks do.
 */
public final class Scheduler {
  private static final double KEEPS_UP = 0.9;

  private final StepTime steps;
  private final Demand demand;
  private final int mostRunning;
  private final int budget;
  private final boolean promptsFirst;
  private final Arrivals arrivals;
  private final RequestLog log;
  private final WaitingLine line;
  private final RunningSequences running;
  private int measuredLeft;
  private double now;
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
    this.arrivals = new Arrivals(steps, demand);
    this.log = arrivals.log;
    this.line = new WaitingLine(arrivals);
    this.running = new RunningSequences(log, prompt());
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
    scheduler.play();
    return scheduler.outcome();
  }

  private void play() {
    while (measuredLeft > 0) {
      line.admit(now);
      if (running.isEmpty() && line.isEmpty()) {
        now = Math.max(now, line.nextArrival());
      } else if (!line.isEmpty() && running.size() < mostRunning) {
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
    int first = line.served();
    while (!line.isEmpty() && room > 0 && decoding + line.served() - first < mostRunning) {
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
        line.serve();
      }
    }
    if (promptsFirst) {
      spend(steps.seconds(0, 0, taken, taken > 0 ? seen / taken : 0), decoding);
    } else {
      advance(1, taken, taken > 0 ? seen / taken : 0);
    }
    for (int i = first; i < line.served(); i++) {
      int request = line.at(i);
      log.begin(request, now);
      running.begin(request);
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
    long count = running.stepsToNextEnd();
    if (!line.allCame() && running.size() < mostRunning) {
      double one = steps.seconds(running.size(), running.context(), 0, 0);
      count = Math.max(1, Math.min(count, (long) Math.ceil((line.nextArrival() - now) / one)));
    }
    advance(count, 0, 0);
  }

  private void advance(long count, double prefill, double prefillContext) {
    int decoding = running.size();
    double context = decoding == 0 ? 0 : running.context() + (count - 1) / 2.0;
    spend(count * steps.seconds(decoding, context, prefill, prefillContext), decoding);
    running.advance(count);
  }

  private void spend(double seconds, int running) {
    now += seconds;
    if (line.allCame() || arrivals.users == 0 || arrivals.burst) {
      busySequences += seconds * Math.max(1, running);
      settledSeconds += seconds;
    }
  }

  /** Ends what is done; in a closed loop the user asks again at once. */
  private void collect() {
    int done = running.end();
    while (done != RunningSequences.NONE) {
      log.end(done, now);
      measuredLeft -= log.isMeasured(done) ? 1 : 0;
      line.askAgain(now);
      done = running.end();
    }
  }

  private Outcome outcome() {
    Outcome.Times e2e = log.e2e();
    // Closed loop without end: users over the time that each request takes (Little).
    int users = arrivals.users;
    double perSecond = users > 0 && !arrivals.burst ? users / e2e.mean() : log.perSecond();
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
