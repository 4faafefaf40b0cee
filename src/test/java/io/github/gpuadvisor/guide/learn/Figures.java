package io.github.gpuadvisor.guide.learn;

import static io.github.gpuadvisor.guide.learn.CatalogFile.gpu;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.testing.CommandRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the figures of pages are checked against: records of the catalog, and what another command
 * prints.
 */
final class Figures {
  static final double GIB = 1 << 30;
  static final CatalogFile H100 = gpu("h100-sxm-80gb");
  static final CatalogFile LLAMA = CatalogFile.of("models", "llama-3.1-8b");

  private Figures() {}

  /** The page as one line. */
  static String page(String topic) {
    return Lessons.page(topic, CatalogIndex.builtIn()).body().replaceAll("\\s+", " ");
  }

  static JsonNode estimate(String options) {
    CommandRun run = CommandRun.of(("estimate " + options + " -o json").split(" ", -1));
    assertThat(run.exitCode()).as(run.errorOutput()).isZero();
    return JsonMapper.shared().readTree(run.output());
  }

  /** Tokens a second that a user of the serving gets. */
  static double perUser(String options) {
    return estimate("inference " + options)
        .path("performance")
        .path("outputTokensPerSecondPerUser")
        .path("value")
        .asDouble();
  }

  /** Numbers in the model's table. */
  static double embedding() {
    return LLAMA.number("vocabularySize") * LLAMA.number("hiddenSize");
  }

  /** Bytes read for a token in 16 bit: the published file without the table. */
  static double read() {
    return LLAMA.number("checkpointGB") * 1e9 - 2 * embedding();
  }
}
