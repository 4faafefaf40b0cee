package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.unit.Figures;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where GPUs change places as one parameter of a question is turned. */
class CrossingsTest {
  /** Streams twice as fast, but multiplies at a tenth of the rate. */
  private static final Accelerator WIDE =
      aGpu().withId("wide").withBandwidth(2000).withTflops(Dtype.BF16, 50).build();

  private static final Accelerator QUICK = aGpu().withId("quick").build();

  private static final Typing USERS =
      Typing.about(
          aModel(),
          List.of(WIDE, QUICK),
          anOffer("wide", 1).withPrice(2).build(),
          anOffer("quick", 1).withPrice(2).build());

  /** A model of 60 GB: 70 GiB leave room for less of a cache than 80 do, at half the price. */
  private static final Typing CONTEXTS =
      Typing.about(
          aModel().withParameters(30e9),
          List.of(aGpu().withId("less").withMemory(70).build(), aGpu().withId("more").build()),
          anOffer("less", 1).withPrice(1).build(),
          anOffer("more", 1).withPrice(2).build(),
          anOffer("less", 2).withPrice(20).build());

  private static List<Crossing> crossings(
      Typing asked, String parameter, List<Long> grid, String... typed) {
    List<Accelerator> gpus = List.copyOf(asked.catalog().gpus());
    Readings readings =
        new Readings(
            asked.advisor(), asked.reader(), "inference", Typing.settings(typed), parameter, gpus);
    return new Crossings(readings, new Lever(parameter, "turns", grid), gpus).find();
  }

  private static List<Crossing> users() {
    return crossings(USERS, "concurrency", List.of(1L, 16L, 256L), "maxGpus=1", "context=2560");
  }

  private static List<Crossing> contexts(String... typed) {
    return crossings(CONTEXTS, "context", List.of(4096L, 65_536L, 131_072L), typed);
  }

  private static Assessment at(Typing asked, String gpu, String... typed) {
    return asked
        .advisor()
        .on(asked.gpu(gpu))
        .recommend(asked.reader().readForRanking("inference", Typing.settings(typed)))
        .ranked()
        .get(0)
        .assessment();
  }

  private static Crossing of(List<Crossing> all, String kind) {
    return all.stream().filter(one -> one.kind().equals(kind)).findFirst().orElseThrow();
  }

  private static double perMillion(String gpu, long users) {
    Assessment one = at(USERS, gpu, "maxGpus=1", "context=2560", "concurrency=" + users);
    return Objects.requireNonNull(one.estimate().cost().perMillionOutputTokens());
  }

  @Test
  void fewUsersAreCheaperOnBandwidthAndManyOnRate() {
    Crossing cheaper = of(users(), "cheaper");
    long from = (long) cheaper.from();
    assertThat(cheaper.gpu()).isEqualTo("quick");
    assertThat(cheaper.parameter()).isEqualTo("concurrency");
    assertThat(perMillion("quick", from)).isLessThan(perMillion("wide", from));
    long below = from - Math.max(1, from / 100);
    assertThat(perMillion("quick", below)).isGreaterThan(perMillion("wide", below));
    assertThat(cheaper.sentence())
        .isEqualTo(
            "at %d turns Test quick becomes the cheaper one ($%s a million tokens against $%s of"
                    .formatted(
                        from,
                        Figures.usd(perMillion("quick", from)),
                        Figures.usd(perMillion("wide", from)))
                + " Test wide)");
  }

  /** Bandwidth is good for the pace of few, until users wait for products. */
  @Test
  void theHighestScoreMayChangeElsewhereThanTheLowestCost() {
    Crossing score = of(users(), "score");
    long from = (long) score.from();
    assertThat(score.gpu()).isEqualTo("quick");
    Assessment best = at(USERS, "quick", "maxGpus=1", "context=2560", "concurrency=" + from);
    Assessment other = at(USERS, "wide", "maxGpus=1", "context=2560", "concurrency=" + from);
    assertThat(best.score()).isGreaterThan(other.score());
    assertThat(score.sentence())
        .isEqualTo(
            "at %d turns Test quick comes to score highest (%s against %s of Test wide)"
                .formatted(from, Figures.fixed(best.score(), 2), Figures.fixed(other.score(), 2)));
  }

  @Test
  void whatHappensFirstIsSaidFirst() {
    assertThat(users()).hasSizeGreaterThan(1);
    assertThat(users()).isSortedAccordingTo((a, b) -> Double.compare(a.from(), b.from()));
  }

  /** First the smaller one does not hold the context, then neither does. */
  @Test
  void gpusDropOutAsMemoryRunsOut() {
    List<Crossing> all = contexts("maxGpus=1", "concurrency=1");
    assertThat(all)
        .extracting(Crossing::kind, Crossing::gpu, one -> one.sentence().split(" turns ", 2)[1])
        .containsExactly(
            tuple("qualifies", "more", "only Test more qualifies"),
            tuple("qualifies", "less", "Test less no longer qualifies"),
            tuple("qualifies", "", "none of them qualifies"),
            tuple("qualifies", "more", "Test more no longer qualifies"));
  }

  /** Ten times as dear on two GPUs, which the other one's two do not come in. */
  @Test
  void aGpuThatNeedsCompanyIsNamedWithItsNumber() {
    List<Crossing> all = contexts("concurrency=1");
    Crossing two = of(all, "gpus");
    assertThat(two.gpu()).isEqualTo("less");
    assertThat(two.sentence()).endsWith(" turns Test less takes 2 GPUs");
    long from = (long) two.from();
    assertThat(at(CONTEXTS, "less", "concurrency=1", "context=" + from).estimate().deployment())
        .extracting(one -> one.gpuCount())
        .isEqualTo(2);
    long below = from - from / 100;
    assertThat(at(CONTEXTS, "less", "concurrency=1", "context=" + below).estimate().deployment())
        .extracting(one -> one.gpuCount())
        .isEqualTo(1);
  }

  @Test
  void whereNothingChangesNothingIsSaid() {
    assertThat(crossings(USERS, "concurrency", List.of(1L, 2L), "maxGpus=1", "context=2560"))
        .isEmpty();
  }
}
