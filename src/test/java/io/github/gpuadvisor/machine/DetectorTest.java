package io.github.gpuadvisor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines whose tools' outputs were published, found in the shipped catalog. */
class DetectorTest {
  private static final Path MACHINES = Path.of("src/test/resources/machine");
  private static final Catalog CATALOG = CatalogIndex.builtIn();

  private static Machine machine(String name) {
    return Detector.ofFolder(MACHINES.resolve(name)).detect(CATALOG);
  }

  private static List<String> groups(String name) {
    return machine(name).groups().stream().map(DetectorTest::line).toList();
  }

  private static String line(Group group) {
    String gpu =
        switch (group.kind()) {
          case WHOLE -> String.valueOf(group.gpu());
          case FRACTION -> "part of " + group.partOf();
          case AMBIGUOUS -> "one of " + group.near();
          case UNKNOWN -> "unknown " + group.found().name();
        };
    return group.count() + " " + gpu;
  }

  @ParameterizedTest
  @CsvSource({
    "two-a6000, 2x rtx-a6000",
    "dgx-spark, 1x dgx-spark",
    "orin-nano, 1x jetson-orin-nano-8gb",
    "orin-nx, 1x jetson-orin-nx-16gb",
    "old-driver, 1x rtx-2080",
    "mismatch, 1x v100-sxm-16gb",
    "mig, 3x a100-sxm-80gb",
    "rx-7900-xt, 1x rx-7900-xt",
    "amd-desktop, 1x rx-7900-xtx",
    "strix-halo, 1x ryzen-ai-max-395-128gb",
    "flex-170, 1x flex-170",
    "mac-m3-max, 1x m3-max-40core"
  })
  void findsWholeGpusByNameAndMemory(String name, String owned) {
    assertThat(machine(name).owned().stream().map(Machine.Owned::text)).containsExactly(owned);
  }

  @Test
  void countsNoPartOfAGpuAsAGpu() {
    assertThat(groups("mig")).containsExactly("4 part of a100-sxm-80gb", "3 a100-sxm-80gb");
    assertThat(groups("h100-vgpu")).containsExactly("1 part of null");
    assertThat(groups("l40s-vgpu")).containsExactly("1 part of l40s");
    assertThat(groups("mi300x-partitions")).containsExactly("1 part of mi300x", "1 part of mi300x");
  }

  @Test
  void showsThePartsWithTheirOwnMemory() {
    Found slice = machine("mig").groups().get(0).found();
    assertThat(slice.slice()).isEqualTo("MIG 1g.20gb");
    assertThat(slice.memoryGiB()).isEqualTo(20);
    assertThat(machine("l40s-vgpu").groups().get(0).found().memoryGiB()).isEqualTo(4);
  }

  @Test
  void guessesNothing() {
    assertThat(groups("amd-names")).contains("1 one of [mi60, mi50-32gb]");
    assertThat(groups("rocm-names"))
        .containsExactly(
            "1 mi100",
            "1 unknown AMD INSTINCT MI200 (MCM) OAM LC MBA HPE C2",
            "1 one of [rx-7900-xt, rx-7900-xtx, rx-7900-gre]",
            "1 unknown Phoenix3");
    assertThat(groups("macbook-m1")).containsExactly("1 one of [m1-7core, m1-8core]");
    assertThat(groups("arc-b60")).containsExactly("1 unknown Intel(R) Graphics [0xe211]");
    assertThat(groups("intel-mac"))
        .containsExactly("1 unknown Intel UHD Graphics 630", "1 unknown AMD Radeon Pro 5300M");
  }

  @Test
  void takesTheProcessorsGraphicsForNoSecondCard() {
    assertThat(groups("amd-desktop")).containsExactly("1 rx-7900-xtx", "1 unknown AMD Raphael");
  }

  @Test
  void leavesTheGraphicsOfAnIntelProcessorOut() {
    assertThat(groups("no-driver"))
        .containsExactly("1 unknown NVIDIA device 0x2684", "1 unknown Intel device 0xe20b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-devices", "lost"})
  void findsNothingWhereAToolSaysSo(String name) {
    Machine machine = machine(name);
    assertThat(machine.groups()).isEmpty();
    assertThat(machine.notes()).hasSize(1).allMatch(note -> note.startsWith("nvidia-smi: "));
    assertThat(machine.looked()).contains("nvidia-smi", "/sys/bus/pci");
  }

  @Test
  void saysWhatADriverSaysThatDoesNotAnswer() {
    assertThat(machine("mismatch").notes())
        .containsExactly("nvidia-smi: Failed to initialize NVML: Driver/library version mismatch");
  }

  @Test
  void countsMemoryThatWasSetAsideForGraphics() {
    Found found = machine("strix-halo").groups().get(0).found();
    assertThat(found.unified()).isTrue();
    assertThat(found.memoryGiB()).isBetween(126.9, 127.0);
    assertThat(found.name()).isEqualTo("AMD RYZEN AI MAX+ 395 (AMD device 0x1586)");
  }

  @Test
  void saysWhereAMacHasOtherMemoryThanTheCatalog() {
    assertThat(machine("mac-m3-max").notes())
        .containsExactly("m3-max-40core is counted with 128 GB; this machine has 64 GiB");
  }

  @Test
  void asksTheOtherToolWhereOneShowsNothing() {
    Stream.of("rx-7900-xt", "rocm-names")
        .forEach(name -> assertThat(machine(name).groups()).isNotEmpty());
  }
}
