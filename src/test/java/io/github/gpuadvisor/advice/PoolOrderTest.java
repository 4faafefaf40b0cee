package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.advice.Parts.own;
import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalogs;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Pool;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Warning;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How pools of several kinds of GPU are ranked; the one workload is scored by its pace alone. */
class PoolOrderTest {
  private static final Asked PACE =
      Asked.of(Works.of(aModel()).serving()).weighing(Map.of("speed/pace", 1.0));

  private final Catalogs catalog = aCatalog().with(anEngine().withId("vllm").build());

  private PoolOrderTest renting(String id, Gpus gpu, double usdPerHour) {
    catalog.with(gpu.withId(id).build()).with(anOffer(id, 1).withPrice(usdPerHour).build());
    return this;
  }

  private PoolAnswer answer(Request request) {
    return new PoolAdvisor(catalog.build())
        .recommend(
            new Pool(
                List.of(new Pool.Member(request, request, null)),
                Pool.Sharing.SIDE_BY_SIDE,
                request.limits(),
                request.preferences()));
  }

  private static List<String> ranked(PoolAnswer answer) {
    return answer.rows().stream().map(row -> row.gpu().id()).toList();
  }

  @Test
  void theBestComesFirstThenTheCheaperThenTheNameThatDoes() {
    renting("d", aGpu(), 3).renting("c", aGpu(), 2).renting("b", aGpu(), 2);
    renting("e", aGpu().withBandwidth(4000), 9);
    PoolAnswer answer = answer(PACE.request());
    assertThat(ranked(answer)).containsExactly("e", "b", "c", "d");
  }

  @Test
  void onlyTheRowsAskedForAreShown() {
    renting("a", aGpu(), 1).renting("b", aGpu(), 2).renting("c", aGpu(), 3);
    PoolAnswer answer = answer(PACE.showing(2).request());
    assertThat(answer.rows()).hasSize(3);
    assertThat(answer.top()).isEqualTo(answer.rows().subList(0, 2));
  }

  /** 16 GB are more of 4 GiB than of 12. */
  @Test
  void ofThoseLeftOutTheNearestComesFirst() {
    renting("far", aGpu().withMemory(4), 1).renting("near", aGpu().withMemory(12), 1);
    PoolAnswer answer = answer(PACE.request());
    assertThat(answer.leftOut())
        .extracting(one -> one.eliminated().gpu().id())
        .containsExactly("near", "far");
    assertThat(answer.separately()).as("alone it has no answer either").isNull();
    assertThat(answer.separateUsdPerHour()).isNull();
  }

  @Test
  void whatIsToBeKnownOfAQuestionIsToBeKnownOfItsPool() {
    Warning warning = new Warning("stated", "stated");
    Request plain = PACE.request();
    Request warned =
        new Request(
            plain.workload(),
            plain.limits(),
            plain.preferences(),
            List.of(),
            List.of(warning, warning));
    renting("a", aGpu(), 1);
    assertThat(answer(warned).warnings()).as("once").containsExactly(warning);
  }

  @Test
  void whatIsNotRentedHasNoPriceApart() {
    Request request = PACE.request();
    Pool pool =
        new Pool(
            List.of(new Pool.Member(request, request, null)),
            Pool.Sharing.SIDE_BY_SIDE,
            request.limits(),
            request.preferences());
    PoolAnswer answer = new PoolAnswer(pool, List.of(), List.of(own(1)), List.of(), List.of());
    assertThat(answer.separateUsdPerHour()).isNull();
  }
}
