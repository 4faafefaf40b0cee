package io.github.gpuadvisor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.CatalogIndex;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NvidiaSmiTest {
  private static final Host NOWHERE = new Host(null, null, null);

  private static Found only(String line) {
    Reading reading = NvidiaSmi.read(line, "");
    assertThat(reading.cards()).hasSize(1);
    return reading.cards().get(0);
  }

  private static Group matched(String name, String mebibytes) {
    Found found = only("0, " + name + ", " + mebibytes + ", 550.54.14, 8.9, [N/A], [N/A]");
    return new CatalogMatch(CatalogIndex.builtIn()).of(found, NOWHERE);
  }

  @Test
  void readsEveryField() {
    Found found = only("0, NVIDIA GeForce RTX 4090, 24564, 550.54.14, 8.9, [N/A], 450.00\n");
    assertThat(found.memoryGiB()).isBetween(23.98, 23.99);
    assertThat(found.driver()).isEqualTo("550.54.14");
    assertThat(found.computeCapability()).isEqualTo("8.9");
    assertThat(found.powerLimitWatts()).isEqualTo(450);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[N/A]", "N/A", "[Not Supported]", "[Unknown Error]", "", "0", "-1", "1e999"})
  void takesWhatIsNoNumberForUnknown(String cell) {
    Found found = only("0, Tesla M2090, " + cell + ", 390.138, 2.0, [N/A], " + cell);
    assertThat(found.memoryGiB()).isNull();
    assertThat(found.powerLimitWatts()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure",
        "0, NVIDIA A100-SXM4",
        "x, NVIDIA A100-SXM4-80GB, 81920, 550.54.14",
        "0, [N/A], 81920, 550.54.14",
        "99999999999, NVIDIA L4, 23034, 550.54.14"
      })
  void takesALineThatIsNoCardForARemark(String line) {
    Reading reading = NvidiaSmi.read(line, "");
    assertThat(reading.cards()).isEmpty();
    assertThat(reading.remarks()).containsExactly("nvidia-smi: " + line);
  }

  @Test
  void keepsTheOtherCardsWhereOneIsLost() {
    Reading reading =
        NvidiaSmi.read(
            """
            0, NVIDIA L4, 23034, 550.54.14
            Unable to determine the device handle for GPU 0000:02:00.0: GPU is lost.
            2, NVIDIA L4, 23034, 550.54.14
            """,
            "");
    assertThat(reading.cards()).hasSize(2);
    assertThat(reading.remarks()).hasSize(1);
  }

  @Test
  void letsNoEscapeThrough() {
    assertThat(only("0, \u001b[31mNVIDIA\u0007 L4\u202e, 23034, 550.54.14").name())
        .isEqualTo("NVIDIA L4");
  }

  @Test
  void showsAGpuInMigModeWithoutInstancesAsNone() {
    Reading reading =
        NvidiaSmi.read("0, NVIDIA H100 PCIe, 81559, 550.54.14, 9.0, Enabled, 350.00", "");
    assertThat(reading.cards().get(0).slice()).isEqualTo(NvidiaInstances.NONE);
  }

  @Test
  void asksForInstancesWhereThereMayBeSome() {
    assertThat(NvidiaSmi.mayBeSliced("0, NVIDIA L4, 23034, 550.54.14, 8.9, [N/A], 72.00"))
        .isFalse();
    assertThat(NvidiaSmi.mayBeSliced("0, NVIDIA H100 PCIe, 81559, 550, 9.0, Enabled, 350"))
        .isTrue();
    assertThat(NvidiaSmi.mayBeSliced("0, NVIDIA A100-SXM4-40GB, 40960, 470.57.02")).isTrue();
  }

  @Test
  void readsInstancesOfOlderDriversAndOfTheirUnits() {
    assertThat(
            NvidiaInstances.read(
                """
                GPU 0: A100-SXM4-40GB (UUID: GPU-1)
                  MIG 1g.5gb Device 0: (UUID: MIG-GPU-1/7/0)
                  MIG 1c.3g.20gb Device 1: (UUID: MIG-GPU-1/2/0)
                """))
        .containsEntry(0, List.of("1g.5gb", "1c.3g.20gb"));
  }

  @ParameterizedTest
  @CsvSource({
    "NVIDIA A100-SXM4-40GB, 40960, a100-sxm-40gb",
    "NVIDIA A100 80GB PCIe, 81920, a100-pcie-80gb",
    "NVIDIA H100 80GB HBM3, 81559, h100-sxm-80gb",
    "NVIDIA H100 PCIe, 81559, h100-pcie-80gb",
    "NVIDIA H100 NVL, 95830, h100-nvl-94gb",
    "NVIDIA H200, 143771, h200-sxm-141gb",
    "NVIDIA GeForce RTX 4060 Ti, 16380, rtx-4060-ti-16gb",
    "NVIDIA GeForce RTX 4060 Ti, 8188, rtx-4060-ti-8gb",
    "NVIDIA GeForce RTX 3080, 10240, rtx-3080-10gb",
    "NVIDIA GeForce RTX 3080, 12288, rtx-3080-12gb",
    "NVIDIA GeForce RTX 4090, 49140, rtx-4090-48gb-modified",
    "NVIDIA A10, 23028, a10",
    "NVIDIA A10-24Q, 24512, a10",
    "Tesla T4, 15360, t4",
    "NVIDIA L40S, 46068, l40s"
  })
  void memoryTellsVariantsApart(String name, String mebibytes, String id) {
    assertThat(matched(name, mebibytes).gpu()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "NVIDIA GeForce RTX 4090 Laptop GPU, 16376, UNKNOWN",
    "NVIDIA GeForce RTX 3050, 6144, UNKNOWN",
    "NVIDIA GeForce RTX 4060 Ti, [N/A], AMBIGUOUS",
    "NVIDIA Graphics Device, 24564, UNKNOWN",
    "NVIDIA A10-4Q, 4096, FRACTION",
    "GRID A100D-20C, 20475, FRACTION",
    "GRID T4-16Q, [N/A], FRACTION"
  })
  void takesNoOtherCardForOneOfTheCatalog(String name, String mebibytes, Group.Kind kind) {
    Group group = matched(name, mebibytes);
    assertThat(group.kind()).isEqualTo(kind);
    assertThat(group.gpu()).isNull();
  }
}
