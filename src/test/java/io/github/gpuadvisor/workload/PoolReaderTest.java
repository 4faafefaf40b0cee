package io.github.gpuadvisor.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolReaderTest {
  private static final String SERVE = "{kind: inference, model: test-model%s}";
  private static final String TRAIN =
      "{kind: training, model: test-model, tokens: 1B, deadline: 10d%s}";

  private static Pool read(String text, String... typed) {
    return new PoolReader(new RequestReader(Typed.CATALOG, Typed.TODAY), "pool.yaml")
        .read(SpecReader.tree(text, "pool.yaml"), Typed.settings(typed));
  }

  private static String spec(String train, String serve, String beside) {
    return "workloads:\n  - "
        + TRAIN.formatted(train)
        + "\n  - "
        + SERVE.formatted(serve)
        + "\n"
        + beside;
  }

  @Test
  void aDocumentWithWorkloadsIsAPool() {
    assertThat(PoolReader.isPool(SpecReader.tree("workloads: []", "x"))).isTrue();
    assertThat(PoolReader.isPool(SpecReader.tree("kind: inference", "x"))).isFalse();
    assertThat(PoolReader.isPool(SpecReader.tree("- 1", "x"))).isFalse();
  }

  @Test
  void withoutSharesWorkloadsStandSideBySide() {
    Pool pool = read(spec("", "", ""));
    assertThat(pool.sharing()).isEqualTo(Pool.Sharing.SIDE_BY_SIDE);
    assertThat(pool.members()).hasSize(2);
    assertThat(pool.members().get(0).request().workload()).isInstanceOf(Training.class);
    assertThat(pool.members().get(0).share()).isNull();
  }

  @Test
  void inTurnsADeadlineIsMetInAShareOfTheTime() {
    Pool pool = read(spec(", share: 25%", ", share: 0.75", ""));
    assertThat(pool.sharing()).isEqualTo(Pool.Sharing.IN_TURNS);
    Pool.Member trains = pool.members().get(0);
    assertThat(trains.share()).isEqualTo(0.25);
    assertThat(trains.alone().workload().deadlineSeconds()).isEqualTo(864_000.0);
    assertThat(trains.request().workload().deadlineSeconds()).isEqualTo(216_000.0);
  }

  @Test
  void whatStandsBesideGoesForAllUnlessOneSaysItself() {
    Pool pool = read(spec(", pricing: spot", "", "pricing: reserved\nvendor: nvidia\n"));
    Limits first = pool.members().get(0).request().limits();
    Limits second = pool.members().get(1).request().limits();
    assertThat(first.market().pricing().id()).isEqualTo("spot");
    assertThat(second.market().pricing().id()).isEqualTo("reserved");
    assertThat(first.hardware().vendors()).isEqualTo(second.hardware().vendors()).isNotNull();
  }

  @Test
  void aBudgetIsTheWholePools() {
    Pool pool = read(spec("", "", "budget: 9/h\n"));
    assertThat(pool.limits().market().budget()).isNotNull();
    assertThat(pool.members().get(1).request().limits().market().budget()).isNull();
  }

  @Test
  void whatIsTypedBesideAFileWinsOverIt() {
    assertThat(read(spec("", "", "top: 3\n"), "top=7").preferences().top()).isEqualTo(7);
    assertThatThrownBy(() -> read(spec("", "", ""), "concurrency=4"))
        .hasMessage("--concurrency belongs to one workload: write it into pool.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sharing: by-night | sharing: give side-by-side, in-turns or at-once",
        "sharing: in-turns | in turns, each workload needs its share of the time, as in 40%",
        "budget: 9/total | a pool has no end",
        "concurrency: 4 | pool.yaml:4: concurrency: unknown beside workloads",
        "tokens: 4B | pool.yaml:4: tokens: unknown beside workloads"
      })
  void refusesWhatDoesNotGoTogether(String beside, String message) {
    assertThatThrownBy(() -> read(spec("", "", beside + "\n")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesSharesThatCannotBe() {
    assertThatThrownBy(() -> read(spec(", share: 60%", ", share: 60%", "")))
        .hasMessageContaining("shares of the time sum to 120%");
    assertThatThrownBy(() -> read(spec(", share: 0%", ", share: 60%", "")))
        .hasMessageContaining("give 1% to 99%");
    assertThatThrownBy(() -> read(spec(", share: 60%", "", "")))
        .hasMessageContaining("each workload needs its share");
    assertThatThrownBy(() -> read(spec(", share: 60%", ", share: 40%", "sharing: side-by-side\n")))
        .hasMessageContaining("each workload has its GPUs all the time");
  }

  @Test
  void refusesOneWorkloadAlone() {
    assertThatThrownBy(() -> read("workloads:\n  - {kind: inference, model: test-model}\n"))
        .hasMessageContaining("give 2 to 8 workloads");
    assertThatThrownBy(() -> read("workloads: many\n"))
        .hasMessageContaining("give 2 to 8 workloads");
  }
}
