package io.github.gpuadvisor.estimate.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.workload.Job;
import org.junit.jupiter.api.Test;

class CapacityTest {
  private static Capacity of(Job job, double perSecond) {
    return new Capacity(job, new Interval(perSecond, perSecond / 2, perSecond * 2));
  }

  @Test
  void aStreamIsCarriedWhereEveryFrameOfItIs() {
    Job job = new Job(Job.Unit.FRAME, null, 60.0, 2, null, null);
    assertThat(of(job, 89.9).streams()).isEqualTo(2);
    assertThat(of(job, 90).streams()).isEqualTo(3);
    assertThat(of(job, 90).realTimeFactor()).isNull();
    assertThat(of(job, 90).perHourOfSound(1.0)).isNull();
  }

  @Test
  void soundIsHeardSoManyTimesFasterThanItIsSpoken() {
    Job job = new Job(Job.Unit.SOUND, 120.0, null, null, 30.0, null);
    assertThat(of(job, 10).realTimeFactor()).isEqualTo(new Interval(300, 150, 600));
    assertThat(of(job, 10).streams()).isNull();
  }

  @Test
  void anHourOfSoundIsAHundredAndTwentyWindowsOfThirtySeconds() {
    Job job = new Job(Job.Unit.SOUND, 120.0, null, null, 30.0, null);
    assertThat(of(job, 10).perHourOfSound(2.0)).isCloseTo(0.24, within(1e-12));
    assertThat(of(job, 10).perHourOfSound(null)).isNull();
  }
}
