package io.github.gpuadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InOrderTest {
  private final StringBuilder out = new StringBuilder();

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void givesResultsInTheOrderOfTheThings() {
    CountDownLatch laterIsDone = new CountDownLatch(1);
    try (InOrder<Integer> work =
        new InOrder<>(
            4,
            3,
            one -> {
              if (one == 0) {
                await(laterIsDone);
              } else if (one == 8) {
                laterIsDone.countDown();
              }
              return one + " ";
            },
            out::append)) {
      IntStream.range(0, 500).forEach(work::add);
      work.finish();
    }
    String expected =
        IntStream.range(0, 500).mapToObj(one -> one + " ").collect(Collectors.joining());
    assertThat(out).hasToString(expected);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void worksOnSeveralThingsAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    try (InOrder<Integer> work =
        new InOrder<>(
            2,
            1,
            one -> {
              both.countDown();
              await(both);
              return "done ";
            },
            out::append)) {
      List.of(1, 2).forEach(work::add);
      work.finish();
    }
    assertThat(out).hasToString("done done ");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void takesNoMoreThanItCanHold() {
    int most = 0;
    AtomicInteger given = new AtomicInteger();
    try (InOrder<Integer> work =
        new InOrder<>(2, 1, one -> "x", text -> given.addAndGet(text.length()))) {
      for (int i = 0; i < 1000; i++) {
        work.add(i);
        most = Math.max(most, i + 1 - given.get());
      }
      work.finish();
    }
    assertThat(given).hasValue(1000);
    assertThat(most).isBetween(8, 10);
  }

  @Test
  void saysWhatWentWrong() {
    try (InOrder<Integer> work =
        new InOrder<>(
            2,
            1,
            one -> {
              throw new IllegalArgumentException("at " + one);
            },
            out::append)) {
      work.add(3);
      assertThatThrownBy(work::finish).hasRootCauseMessage("at 3");
    }
  }
}
