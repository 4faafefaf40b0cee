package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.CatalogFiles;
import io.github.gpuadvisor.catalog.IndexWriter;
import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.FrozenCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code catalog stats} and {@code catalog diff} on the frozen catalog and an edited copy. */
class CatalogSurveyTest {
  private static final String FROZEN = "src/test/resources/frozen-catalog";

  @TempDir private Path folder;
  private String edited;

  @BeforeEach
  void edit() {
    edited =
        new FrozenCatalog()
            .edit("gpus/nvidia/l4.json", "\"tdpWatts\": 72", "\"tdpWatts\": 75")
            .edit("offers/runpod.json", "\"priceUsdPerHour\": 1.09", "\"priceUsdPerHour\": 1.2")
            .remove("systems/frontier.json")
            .in(folder.resolve("edited"))
            .toString();
  }

  @Test
  void statsAnswersInJson() {
    CommandRun run = CommandRun.of("catalog", "stats", "-o", "json", "--catalog", FROZEN);
    JsonNode stats = Schemas.tree(run.output());

    assertThat(run.exitCode()).isZero();
    assertThat(stats.path("gpus").path("total").asInt()).isEqualTo(11);
    assertThat(stats.path("gpus").path("byVendorAndClass").path("nvidia").path("consumer").asInt())
        .isEqualTo(1);
    assertThat(stats.path("coverage").path("gpus").path("memory.capacityGB").path("all").asDouble())
        .isEqualTo(1);
    assertThat(stats.path("coverage").path("models").path("experts").path("decoder").asDouble())
        .isPositive()
        .isLessThan(1);
  }

  @Test
  void diffSaysWhatChanged() {
    CommandRun run = CommandRun.of("catalog", "diff", FROZEN, edited);

    assertThat(run.exitCode()).isZero();
    assertThat(run.output())
        .isEqualTo(
            """
            gpus: 0 added, 0 removed, 1 changed
              ~ l4
                  tdpWatts: 72 → 75
            systems: 0 added, 1 removed, 0 changed
              - frontier
            prices of runpod: 0 new, 0 gone, 1 up, 0 down
              ~ 1x_L40S_SECURE 1 × l40s CA on-demand secure: $1.09 → $1.20 (+10.1 %)
            """);
  }

  @Test
  void diffAnswersInJson() {
    JsonNode diff =
        Schemas.tree(CommandRun.of("catalog", "diff", FROZEN, edited, "-o", "json").output());

    JsonNode watts = diff.path("records").path("gpus").path("changed").path("l4").get(0);
    assertThat(watts.path("field").asString()).isEqualTo("tdpWatts");
    assertThat(watts.path("before").asInt()).isEqualTo(72);
    assertThat(watts.path("after").asInt()).isEqualTo(75);
    JsonNode price = diff.path("prices").path("runpod").get(0);
    assertThat(price.path("change").asString()).isEqualTo("changed");
    assertThat(price.path("percent").asDouble()).isBetween(10.0, 10.2);
  }

  @Test
  void diffTakesAnIndexFileAndTheBuiltInCatalog() throws IOException {
    Path index = folder.resolve("catalog.bin");
    Files.write(index, IndexWriter.pack(CatalogFiles.read(Path.of(FROZEN))));

    assertThat(CommandRun.of("catalog", "diff", FROZEN, index.toString()).output())
        .isEqualTo("no differences\n");
    assertThat(CommandRun.of("catalog", "diff", "built-in", "catalog").output())
        .isEqualTo("no differences\n");
  }

  @Test
  void refusesAFileThatIsNoIndexHoweverItIsDamaged() throws IOException {
    byte[] whole = IndexWriter.pack(CatalogFiles.read(Path.of(FROZEN)));
    Path index = folder.resolve("catalog.bin");
    for (int at = 0; at < whole.length; at += whole.length / 97) {
      byte[] damaged = at % 2 == 0 ? whole.clone() : Arrays.copyOf(whole, at);
      for (int i = at; i < Math.min(at + 5, damaged.length); i++) {
        damaged[i] = -1;
      }
      Files.write(index, damaged);
      CommandRun run = CommandRun.of("catalog", "diff", index.toString(), index.toString());
      assertThat(run.exitCode()).as("damaged at " + at + run.errorOutput()).isIn(0, 4);
    }
    Files.writeString(index, "no index");
    CommandRun run = CommandRun.of("catalog", "diff", index.toString(), "built-in");
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.errorOutput()).contains("is no index of a catalog");
  }
}
