package io.github.gpuadvisor.guide.learn;

import static io.github.gpuadvisor.guide.learn.CatalogFile.gpu;
import static io.github.gpuadvisor.guide.learn.CatalogFile.shown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.FrozenCatalog;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Key figures of every page, computed once more from the files of the catalog, by arithmetic that
 * is written out here, or taken from what another command prints.
 */
class LessonFiguresTest {
  private static final double GIB = 1 << 30;
  private static final CatalogFile H100 = gpu("h100-sxm-80gb");
  private static final CatalogFile LLAMA = CatalogFile.of("models", "llama-3.1-8b");

  /** The page as one line. */
  private static String page(String topic) {
    return Lessons.page(topic, CatalogIndex.builtIn()).body().replaceAll("\\s+", " ");
  }

  private static JsonNode estimate(String options) {
    CommandRun run = CommandRun.of(("estimate " + options + " -o json").split(" ", -1));
    assertThat(run.exitCode()).as(run.errorOutput()).isZero();
    return JsonMapper.shared().readTree(run.output());
  }

  private static double perUser(String options) {
    return estimate("inference " + options)
        .path("performance")
        .path("outputTokensPerSecondPerUser")
        .path("value")
        .asDouble();
  }

  private static double embedding() {
    return LLAMA.number("vocabularySize") * LLAMA.number("hiddenSize");
  }

  /** Bytes read for a token in 16 bit: the published file without the table. */
  private static double read() {
    return LLAMA.number("checkpointGB") * 1e9 - 2 * embedding();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyPageHasItsFiguresChecked(String topic) {
    String wanted = topic.replace("-", "");
    assertThat(Arrays.stream(LessonFiguresTest.class.getDeclaredMethods()).map(Method::getName))
        .anySatisfy(name -> assertThat(name).isEqualToIgnoringCase(wanted));
  }

  static List<String> topics() {
    return Lessons.ids();
  }

  @Test
  void architecture() {
    CatalogFile a100 = gpu("a100-sxm-40gb");
    double ticks = a100.number("computeUnits") * a100.number("boostClockMHz") * 1e6;
    double perTick = a100.number("denseTflops.fp32") * 1e12 / ticks;
    assertThat(page("architecture"))
        .contains("is " + shown(perTick, 0) + " operations for each unit and tick")
        .contains("so that is " + shown(perTick / 2, 0) + " lanes")
        .contains(
            shown(a100.number("denseTflops.fp16") / a100.number("denseTflops.fp32"), 0)
                + " times its FP32 rate");
    assertThat(gpu("k20x").at("denseTflops.fp16").isNull()).isTrue();
  }

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
  void memory() {
    double bandwidth = H100.number("memory.bandwidthGBps") * 1e9;
    assertThat(page("memory"))
        .contains("reads " + shown(read() / GIB, 1) + " GiB: every weight once")
        .contains("the embedding table (" + shown(2 * embedding() / GIB, 1) + " GiB)")
        .contains("delivers " + shown(bandwidth / 1e12, 2) + " TB/s")
        .contains("at most " + shown(bandwidth / read(), 0) + " tokens a second")
        .contains(
            "predicts "
                + shown(
                    perUser("--model llama-3.1-8b --gpu h100-sxm-80gb --count 1 --precision bf16"),
                    0))
        .contains(
            shown(H100.number("denseTflops.bf16") * 1e12 / bandwidth, 0)
                + " | "
                + shown(bandwidth / read(), 0));
  }

  @Test
  void memoryFollowsTheCatalogItIsAskedOf(@TempDir Path folder) {
    CommandRun doubled =
        new FrozenCatalog()
            .edit(
                "gpus/nvidia/h100-sxm-80gb.json",
                "\"bandwidthGBps\": 3350",
                "\"bandwidthGBps\": 6700")
            .run(folder, "learn memory -o markdown");
    assertThat(doubled.output().replaceAll("\\s+", " "))
        .contains("delivers 6.7 TB/s")
        .contains("at most " + shown(6700e9 / read(), 0) + " tokens a second");
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
  void interconnect() {
    double size = LLAMA.number("checkpointGB");
    assertThat(page("interconnect"))
        .contains("hand the " + shown(size, 1) + " GB of")
        .contains("in " + shown(1000 * size / H100.number("memory.bandwidthGBps"), 1) + " ms")
        .contains("| " + shown(1000 * size / H100.number("link.GBpsPerDirection"), 0) + " |")
        // PCIe gen 5: 4 GB/s on each of 16 lanes; to two figures.
        .contains("would take " + shown(Math.round(1000 * size / 64 / 10) * 10.0, 0) + " ms");
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
  void frameworks() {
    assertThat(page("frameworks"))
        .contains("| Apple | " + CatalogFile.all("gpus/apple", ".json").size() + " |")
        .contains("| NVIDIA | " + CatalogFile.all("gpus/nvidia", ".json").size() + " |");
  }

  @Test
  void specializedChips() {
    CatalogFile pod = CatalogFile.of("systems", "tpu-v7-pod");
    CatalogFile chip = gpu("tpu-v7");
    assertThat(page("specialized-chips"))
        .contains(shown(pod.number("peakPflops.bf16"), 0) + " PFLOPS in 16 bit")
        .contains("up to " + shown(pod.number("gpuCount"), 0))
        .contains(
            "| "
                + shown(chip.number("memory.bandwidthGBps"), 0)
                + " | "
                + shown(chip.number("denseTflops.bf16"), 0)
                + " |");
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
  void supercomputers() {
    CatalogFile frontier = CatalogFile.of("systems", "frontier");
    CatalogFile titan = CatalogFile.of("systems", "titan");
    CatalogFile summit = CatalogFile.of("systems", "summit");
    CatalogFile rack = CatalogFile.of("systems", "gb200-nvl72");
    double peak = frontier.number("peakPflops.fp64");
    double chips =
        1000 * titan.number("peakPflops.fp64") / gpu("mi300x").number("denseTflops.fp64Tensor");
    assertThat(page("supercomputers"))
        .contains(shown(100 * frontier.number("measuredPflops.hpl") / peak, 0) + " % |")
        .contains("reaches " + shown(100 * frontier.number("measuredPflops.hpcg") / peak, 2) + " %")
        .contains(
            shown(summit.number("peakPflops.fp16") / rack.number("peakPflops.fp16"), 0)
                + " of these racks")
        .contains("the matrix cores of " + shown(Math.ceil(chips), 0) + " MI300X");
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

  @Test
  void next() {
    CatalogFile rubin = gpu("vr200");
    double same = rubin.number("denseTflops.bf16") / H100.number("denseTflops.bf16");
    double all = rubin.number("denseTflops.fp4") / H100.number("denseTflops.fp8");
    assertThat(page("next"))
        .contains("smallest format " + shown(all, 0) + " times")
        .contains(
            "Of those " + shown(all, 0) + " times, " + shown(all / same, 1) + " are the smaller")
        .contains("may draw " + shown(gpu("gb300").number("tdpWatts"), 0) + " W");
  }
}
