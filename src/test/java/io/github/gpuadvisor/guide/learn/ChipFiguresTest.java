package io.github.gpuadvisor.guide.learn;

import static io.github.gpuadvisor.guide.learn.CatalogFile.gpu;
import static io.github.gpuadvisor.guide.learn.CatalogFile.shown;
import static io.github.gpuadvisor.guide.learn.Figures.GIB;
import static io.github.gpuadvisor.guide.learn.Figures.H100;
import static io.github.gpuadvisor.guide.learn.Figures.LLAMA;
import static io.github.gpuadvisor.guide.learn.Figures.embedding;
import static io.github.gpuadvisor.guide.learn.Figures.page;
import static io.github.gpuadvisor.guide.learn.Figures.perUser;
import static io.github.gpuadvisor.guide.learn.Figures.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.FrozenCatalog;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key figures of the pages on chips, links and machines. */
class ChipFiguresTest {
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
