package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayFolderTest {
  private static Path folder(Map<String, String> environment) {
    return Objects.requireNonNull(OverlayFolder.of(environment, "Linux")).path();
  }

  @Test
  void liesInTheDataFolderThatTheEnvironmentNames() {
    assertThat(folder(Map.of("XDG_DATA_HOME", "/data", "HOME", "/home/someone")))
        .isEqualTo(Path.of("/data/gpu-advisor"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "relative/folder", "\0"})
  void aDataFolderThatIsNoAbsolutePathIsIgnored(String folder) {
    assertThat(folder(Map.of("XDG_DATA_HOME", folder, "HOME", "/home/someone")))
        .isEqualTo(Path.of("/home/someone/.local/share/gpu-advisor"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "somewhere"})
  void thereIsNoneWithoutAHome(String home) {
    assertThat(OverlayFolder.of(Map.of("HOME", home), "Linux")).isNull();
    assertThat(OverlayFolder.of(Map.of(), "Linux")).isNull();
  }

  @Test
  void onWindowsItLiesInLocalApplicationData() {
    Map<String, String> environment = Map.of("LOCALAPPDATA", "/local", "HOME", "/home/someone");

    assertThat(Objects.requireNonNull(OverlayFolder.of(environment, "Windows 11")).path())
        .isEqualTo(Path.of("/local/gpu-advisor"));
    assertThat(OverlayFolder.of(Map.of("HOME", "/home/someone"), "Windows 11")).isNull();
  }

  @Test
  void keepsWhatIsImportedApartFromWhatTheUserWrites() {
    OverlayFolder overlay = new OverlayFolder(Path.of("/data/gpu-advisor"), null);

    assertThat(overlay.imported()).isEqualTo(Path.of("/data/gpu-advisor/imported"));
    assertThat(overlay.user()).isEqualTo(Path.of("/data/gpu-advisor/catalog"));
  }
}
