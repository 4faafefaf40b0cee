package io.github.gpuadvisor.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderNamesTest {
  private static final ProviderNames NAMES = new ProviderNames(Imports.CATALOG);

  @ParameterizedTest
  @CsvSource({
    "/home/x/.sky/catalogs/v8/aws/vms.csv, aws",
    "/home/x/.sky/catalogs/v9/newcloud/vms.csv, newcloud",
    "/data/do/vms.csv, digitalocean",
    "v8-aws-vms.csv, aws",
    "v8-vast-vms.excerpt.csv, vast-ai",
    "gcp-vms.csv, gcp",
    "aws.csv, aws",
    "vastai.csv, vast-ai",
    "datacrunch.csv, verda",
    "lambdalabs.csv, lambda"
  })
  void filesAndFoldersTellTheProvider(String file, String provider) {
    assertThat(NAMES.ofFile(Path.of(file))).isEqualTo(provider);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/home/x/downloads/vms.csv", "prices.csv", "example.csv", "x", "/"})
  void whatTellsNothingIsNoGuess(String file) {
    assertThat(NAMES.ofFile(Path.of(file))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../aws", "a/b", "-x", "a\u0000b", "ä"})
  void aProviderIsAPlainNameSinceItBecomesThatOfAFile(String name) {
    assertThat(ProviderNames.of(name)).isNull();
  }

  @Test
  void oneProviderHasOneName() {
    assertThat(ProviderNames.of(" Lambda Labs ")).isEqualTo("lambda");
    assertThat(ProviderNames.of("Vast.ai")).isEqualTo("vast-ai");
  }
}
