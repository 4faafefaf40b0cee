package io.github.gpuadvisor.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of formats and rules says what the program does. */
class PriceFilesPageTest {
  private static String page() throws IOException {
    return Files.readString(Path.of("docs/reference/price-files.md"));
  }

  @Test
  void everyRuleStandsOnThePageWithItsSentence() throws IOException {
    String page = page();

    for (Rule rule : Rule.values()) {
      assertThat(page).contains("| `" + rule.id() + "` | " + rule.sentence() + " |");
    }
  }

  @Test
  void everyFormatStandsOnThePage() throws IOException {
    for (String format : OfferImport.formats()) {
      assertThat(page()).contains("| `" + format + "` |");
    }
  }
}
