package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalogs;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Workload;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What may make work fit. A token of the test model keeps 2 × 8 × 128 × 32 numbers of two bytes:
 * 128 KiB, so that 8,192 tokens keep a GiB.
 */
class MemoryRemediesTest {
  /**
   * Of 34.8 GiB the engine takes 31.3: less half a GiB of the driver's, 14.9 of weights and some of
   * buffers, between 15 and 16 GiB are left for a cache that asks for 16.
   */
  private static final double GIB = 34.8;

  private static List<String> changes(Plans plan, double gib, Request request, int... instancesOf) {
    Catalogs catalog = aCatalog();
    for (int gpus : instancesOf) {
      catalog.with(anOffer("test-gpu", gpus).build());
    }
    Predicted none = Predicted.nothing().on(plan.on(aGpu().withMemory(gib).build(), null));
    return new MemoryRemedies(none.estimate(), catalog.build()).of(request);
  }

  private static List<String> contexts(Works work, double gib) {
    return changes(aPlan(), gib, Asked.of(work.withContext(131_072).serving()).request()).stream()
        .filter(change -> change.startsWith("--context"))
        .toList();
  }

  private static List<Integer> counts(int most, int... instancesOf) {
    Request request = Asked.anything().atMostGpus(most).request();
    return changes(aPlan(), 80, request, instancesOf).stream()
        .filter(change -> change.startsWith("--max-gpus "))
        .map(change -> Integer.valueOf(change.substring("--max-gpus ".length())))
        .toList();
  }

  @Test
  void aContextIsShortenedByASixteenth() {
    assertThat(contexts(Works.of(aModel()), GIB)).containsExactly("--context 122880");
  }

  @Test
  void aContextHoldsPromptAndAnswerAtLeast() {
    assertThat(contexts(Works.of(aModel()).withTokens(122_000, 880), GIB))
        .as("just as long as both")
        .containsExactly("--context 122880");
    assertThat(contexts(Works.of(aModel()).withTokens(122_000, 1000), GIB)).isEmpty();
  }

  @Test
  void fewerBitsAreTriedFromTheMostDown() {
    assertThat(changes(aPlan(), 8, Asked.anything().request()))
        .containsExactly(
            "--precision fp8",
            "--precision int8",
            "--precision int4",
            "--precision nvfp4",
            "--precision q4_k_m");
    assertThat(changes(aPlan().withPrecision(Precision.FP8), 8, Asked.anything().request()))
        .as("fewer, not as many")
        .containsExactly("--precision int4", "--precision nvfp4", "--precision q4_k_m");
  }

  @Test
  void aLeanerMethodIsTriedWhereThereIsOne() {
    assertThat(methods(FineTuning.Method.FULL)).containsExactly("--method lora", "--method qlora");
    assertThat(methods(FineTuning.Method.LORA)).containsExactly("--method qlora");
    assertThat(methods(FineTuning.Method.QLORA)).isEmpty();
  }

  private static List<String> methods(FineTuning.Method method) {
    Workload tuning = Works.of(aModel()).fineTuning(method);
    return changes(aPlan(), 8, Asked.of(tuning).request());
  }

  @Test
  void withoutABoundNoMoreGpusAreTried() {
    assertThat(changes(aPlan(), 80, Asked.anything().request(), 1, 8))
        .noneMatch(change -> change.startsWith("--max-gpus"));
  }

  /** From 11, sixteen one by one, and in doublings: 11, 22 and 44, for 88 are more than 8 × 10. */
  @Test
  void moreGpusAreTriedOneByOneThenInDoublings() {
    List<Integer> expected = IntStream.rangeClosed(11, 26).boxed().toList();
    assertThat(counts(10, 1)).startsWith(expected.toArray(new Integer[0])).endsWith(26, 44);
    assertThat(counts(10, 1)).hasSize(17);
  }

  @Test
  void gpusComeInWholeInstancesUpToEightTimesTheBound() {
    assertThat(counts(8, 8)).containsExactly(16, 24, 32, 40, 48, 56, 64);
    assertThat(counts(1, 4)).containsExactly(4, 8);
    assertThat(counts(1, 4, 3)).as("of either size").containsExactly(3, 4, 6, 8);
  }

  @Test
  void noMoreGpusAreTriedThanAnybodyHas() {
    assertThat(counts(16_384, 8192))
        .containsExactly(24_576, 32_768, 40_960, 49_152, 57_344, 65_536);
  }

  @Test
  void whereNobodyRentsItOutTwiceAsManyAreTried() {
    assertThat(counts(3)).containsExactly(6);
    Request bound = Asked.anything().atMostGpus(3).request();
    assertThat(changes(aPlan().withDataParallel(5), 80, bound))
        .as("of what is at work")
        .contains("--max-gpus 10");
  }
}
