package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.unit.Figures;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * A count on standard error for work that lasts: on a terminal alone, after half a second, gone at
 * the end. Not where standard output is one as well and prints as the work goes on.
 */
final class Progress implements LongConsumer, AutoCloseable {
  private static final long FIRST_NANOS = 500_000_000;
  private static final long NEXT_NANOS = 100_000_000;

  /** For steps that take next to no time. */
  private static final long STEPS = 1024;

  private final Console console;
  private final String what;
  private final long steps;
  private final boolean shown;
  private final LongSupplier nanos;
  private long due;
  private boolean drawn;

  Progress(Console console, String what) {
    this(console, what, STEPS);
  }

  /**
   * @param steps the clock is asked once in so many
   */
  Progress(Console console, String what, long steps) {
    this(console, what, steps, console.isWatched(), System::nanoTime);
  }

  private Progress(Console console, String what, long steps, boolean shown, LongSupplier nanos) {
    this.console = console;
    this.steps = steps;
    this.what = what;
    this.shown = shown;
    this.nanos = nanos;
    this.due = nanos.getAsLong() + FIRST_NANOS;
  }

  /** Of work that prints as it goes on. */
  static Progress besidesOutput(Console console, String what) {
    return besidesOutput(console, what, System::nanoTime);
  }

  /** By a clock. */
  static Progress besidesOutput(Console console, String what, LongSupplier nanos) {
    boolean shown = console.isWatched() && !console.isTerminal();
    return new Progress(console, what, STEPS, shown, nanos);
  }

  @Override
  public void accept(long done) {
    if (!shown || done % steps != 0) {
      return;
    }
    long now = nanos.getAsLong();
    if (now - due >= 0) {
      console.err().print("\r" + Figures.whole((double) done) + " " + what);
      console.err().flush();
      drawn = true;
      due = now + NEXT_NANOS;
    }
  }

  @Override
  public void close() {
    if (drawn) {
      console.err().print("\r" + " ".repeat(what.length() + 12) + "\r");
      console.err().flush();
    }
  }
}
