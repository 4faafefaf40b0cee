package io.github.gpuadvisor.guide.learn;

import static io.github.gpuadvisor.guide.learn.CatalogFile.gpu;
import static io.github.gpuadvisor.guide.learn.CatalogFile.shown;
import static io.github.gpuadvisor.guide.learn.Figures.GIB;
import static io.github.gpuadvisor.guide.learn.Figures.H100;
import static io.github.gpuadvisor.guide.learn.Figures.LLAMA;
import static io.github.gpuadvisor.guide.learn.Figures.embedding;
import static io.github.gpuadvisor.guide.learn.Figures.estimate;
import static io.github.gpuadvisor.guide.learn.Figures.page;
import static io.github.gpuadvisor.guide.learn.Figures.perUser;
import static io.github.gpuadvisor.guide.learn.Figures.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Key figures of the pages on what a model takes, and on choosing for it. */
class WorkFiguresTest {
  @Test
  void parallelism() {
    String options = "--model llama-3.1-8b --gpu h100-sxm-80gb --count 1 --precision bf16";
    JsonNode one = estimate("inference " + options).path("performance");
    JsonNode many = estimate("inference " + options + " --concurrency 128").path("performance");
    double gain =
        many.path("outputTokensPerSecond").path("value").asDouble()
            / one.path("outputTokensPerSecond").path("value").asDouble();
    assertThat(page("parallelism"))
        .contains("From 1 user to 128 the chip writes " + shown(gain, 0) + " times as many tokens");
  }

  @Test
  void precision() {
    CatalogFile large = CatalogFile.of("models", "llama-3.1-70b");
    double vocabulary = 2 * large.number("vocabularySize") * large.number("hiddenSize");
    double eight = 2 * vocabulary + (large.number("parameters") - vocabulary);
    double dense = H100.number("denseTflops.fp8");
    assertThat(page("precision"))
        .contains(
            "| fp8 | "
                + shown(8 * eight / large.number("parameters"), 1)
                + " | "
                + shown(eight / GIB, 1))
        .contains("prints " + shown(dense * H100.number("sparsityFactor"), 0) + " TFLOPS")
        .contains("the dense rate holds, " + shown(dense, 0));
  }

  @Test
  void kvCache() {
    JsonNode group = LLAMA.at("layerGroups").get(0);
    double bytes =
        2
            * 2
            * group.path("count").asDouble()
            * group.path("kvHeads").asDouble()
            * group.path("headDimension").asDouble();
    double users =
        Math.floor(
            estimate(
                        "inference --model llama-3.1-8b --gpu h100-sxm-80gb --count 1 --precision bf16 --context 4096")
                    .path("memory")
                    .path("kvCacheAvailableGiBPerGpu")
                    .asDouble()
                * GIB
                / (bytes * 4096));
    assertThat(page("kv-cache"))
        .contains("a token adds " + shown(bytes / 1024, 0) + " KiB")
        .contains("therefore keeps " + shown(bytes * 131_072 / GIB, 1) + " GiB")
        .contains("enough for " + shown(users, 0) + " users at 4,096 tokens");
  }

  @Test
  void trainingMemory() {
    double parameters = LLAMA.number("parameters");
    assertThat(page("training-memory"))
        // Weights 2, gradients 4 or 2, Adam's averages and copy 12.
        .contains("so " + (2 + 4 + 12) + " bytes a parameter")
        .contains("keeps them in 16 bit, " + (2 + 2 + 12))
        .contains("| 18 | " + shown(18 * parameters / GIB, 1) + " |")
        .contains("| 16 | " + shown(16 * parameters / GIB, 1) + " |");
  }

  @Test
  void parallelPlans() {
    CatalogFile large = CatalogFile.of("models", "llama-3.1-70b");
    String text = page("parallel-plans");
    IntStream.of(1, 2, 4, 8)
        .forEach(
            degree ->
                assertThat(text)
                    .contains(
                        "| "
                            + degree
                            + " | "
                            + shown(2 * large.number("parameters") / degree / GIB, 1)
                            + " |"));
    double parameters = LLAMA.number("parameters");
    double saved = 12 * parameters * 7 / 8 / GIB;
    double whole = cell(text, "| 0 | nothing | ");
    assertThat(cell(text, "| 1 | optimizer | ")).isCloseTo(whole - saved, Offset.offset(0.2));
  }

  /** The number behind a text. */
  private static double cell(String text, String before) {
    int start = text.indexOf(before) + before.length();
    return Double.parseDouble(text.substring(start, text.indexOf(' ', start)).replace(",", ""));
  }

  @Test
  void edge() {
    double predicted =
        perUser(
            "--model llama-3.1-8b --gpu dgx-spark --count 1 --engine llama.cpp --precision q4_k_m");
    CatalogFile spark = gpu("dgx-spark");
    double stored =
        estimate(
                "inference --model llama-3.1-8b --gpu dgx-spark --count 1 --engine llama.cpp --precision q4_k_m")
            .path("memory")
            .path("weightsGiB")
            .asDouble();
    // Q4_K keeps 144 bytes for 256 weights.
    double read = stored - embedding() * 144 / 256 / GIB;
    assertThat(page("edge"))
        .contains("takes " + shown(stored, 1) + " GiB and reads " + shown(read, 1) + " GiB")
        .contains(
            "| "
                + shown(spark.number("memory.bandwidthGBps") * 1e9 / (read * GIB), 0)
                + " | "
                + shown(predicted, 0)
                + " | "
                + shown(predicted / spark.number("tdpWatts"), 2)
                + " |");
  }

  @Test
  void choosing() {
    JsonNode dear =
        estimate(
            "inference --model llama-3.1-8b --gpu h100-sxm-80gb --count 1 --precision fp8 --concurrency 16");
    JsonNode cheap =
        estimate(
            "inference --model llama-3.1-8b --gpu l4 --count 1 --precision fp8 --concurrency 16");
    double hours =
        dear.path("cost").path("usdPerHour").asDouble()
            / cheap.path("cost").path("usdPerHour").asDouble();
    int fewest =
        estimate("inference --model llama-3.1-70b --gpu rtx-4090").path("gpuCount").asInt();
    assertThat(page("choosing"))
        .contains("$" + shown(cheap.path("cost").path("usdPerHour").asDouble(), 2) + " an hour")
        .contains("costs " + shown(hours, 0) + " times as much")
        .contains("$" + shown(dear.path("cost").path("usdPerMillionOutputTokens").asDouble(), 2))
        .contains("| Llama 3.1 70B | " + fewest + " |");
  }
}
