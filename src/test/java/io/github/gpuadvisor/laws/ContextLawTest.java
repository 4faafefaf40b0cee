package io.github.gpuadvisor.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Longer context never needs less. */
class ContextLawTest {
  private static final int[] CONTEXTS = {
    640, 1000, 2048, 4096, 9000, 16_384, 32_768, 100_000, 131_072, 300_000, 1_048_576
  };

  static Stream<String> decoders() {
    return Question.SHIPPED.modelIds().stream()
        .filter(id -> Question.SHIPPED.model(id).kind() == Model.Kind.DECODER);
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void aLongerContextNeverNeedsLessMemory(String model) {
    for (String gpu : List.of("h100-sxm-80gb", "l4", "mi300x", "m4-max-40core")) {
      List<Double> required = new ArrayList<>();
      for (int context : CONTEXTS) {
        Estimate estimate = estimate(model, gpu, context, "count=1");
        if (estimate != null) {
          required.add(estimate.memory().requiredPerGpu().value());
        }
      }
      assertThat(required).as("%s on %s", model, gpu).isSorted();
    }
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void aLongerContextNeverNeedsFewerGpus(String model) {
    for (String gpu : List.of("h100-sxm-80gb", "l4", "mi300x", "rtx-3090")) {
      List<Integer> counts = new ArrayList<>();
      for (int context : CONTEXTS) {
        Estimate estimate = estimate(model, gpu, context);
        if (estimate != null) {
          counts.add(estimate.deployment().plan().gpus());
        }
      }
      assertThat(counts).as("%s on %s", model, gpu).isSorted();
    }
  }

  /** Null where the chip does not run the checkpoint's format. */
  private static @Nullable Estimate estimate(
      String model, String gpu, int context, String... more) {
    try {
      return Question.serve(
              model, "gpu=" + gpu, "inputTokens=512", "outputTokens=128", "context=" + context)
          .with(more)
          .estimate();
    } catch (InvalidInputException e) {
      assertThat(e.code()).isEqualTo("unsupported");
      return null;
    }
  }
}
