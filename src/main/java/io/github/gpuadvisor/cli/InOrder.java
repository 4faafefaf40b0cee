package io.github.gpuadvisor.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Work on one thing after another by all processors, its results in the order in which the things
 * came. Things are handed out in blocks, and only so many blocks are under way at once: neither a
 * fast reader nor a slow thing fills memory.
 */
final class InOrder<T> implements AutoCloseable {
  /** Blocks under way for each processor: what the others do while one is slow. */
  private static final int AHEAD = 4;

  private final Function<T, String> work;
  private final Consumer<String> results;
  private final int block;
  private final int most;
  private final ExecutorService pool;
  private final Deque<Future<String>> running = new ArrayDeque<>();
  private List<T> waiting = new ArrayList<>();

  /**
   * Starts with nothing to do.
   *
   * @param block things that one processor does in one go
   * @param results takes the results of a block, one after another in one text
   */
  InOrder(int processors, int block, Function<T, String> work, Consumer<String> results) {
    this.work = work;
    this.results = results;
    this.block = block;
    this.most = AHEAD * processors;
    this.pool =
        Executors.newFixedThreadPool(
            processors,
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Takes one more thing; waits where too much is under way. */
  void add(T one) {
    waiting.add(one);
    if (waiting.size() == block) {
      hand();
      if (running.size() > most) {
        giveFirst();
      }
    }
  }

  /** Waits until the results of all that was added are out. */
  void finish() {
    hand();
    while (!running.isEmpty()) {
      giveFirst();
    }
  }

  private void hand() {
    if (waiting.isEmpty()) {
      return;
    }
    List<T> things = waiting;
    waiting = new ArrayList<>(block);
    running.add(
        pool.submit(
            () -> {
              StringBuilder text = new StringBuilder();
              for (T one : things) {
                text.append(work.apply(one));
              }
              return text.toString();
            }));
  }

  private void giveFirst() {
    try {
      results.accept(running.remove().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
