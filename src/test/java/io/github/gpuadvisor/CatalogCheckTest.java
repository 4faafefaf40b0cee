package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.FrozenCatalog;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code catalog check} over copies of the frozen catalog with a fault of their own. */
class CatalogCheckTest {
  private static final String L4 = "gpus/nvidia/l4.json";

  @TempDir private Path folder;

  private CommandRun check(FrozenCatalog catalog, String... more) {
    return catalog.run(folder, "catalog check", more);
  }

  private static FrozenCatalog withOddMemory() {
    return new FrozenCatalog().edit(L4, "\"capacityGB\": 24", "\"capacityGB\": 25");
  }

  @Test
  void warningsAloneAreNoInvalidCatalog() {
    CommandRun run = check(new FrozenCatalog());

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("stale-prices (warning)\n", "0 errors, ");
  }

  @Test
  void groupsProblemsByCheckWithOneTipForAll() {
    CommandRun run =
        check(
            withOddMemory()
                .edit("gpus/nvidia/l40s.json", "\"capacityGB\": 48", "\"capacityGB\": 49"));

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.output())
        .contains(
            """
            capacity-steps
              l4: capacityGB 25 is no size that is made
              l40s: capacityGB 49 is no size that is made
              → capacityGB is the label""")
        .contains("2 errors, ");
  }

  @Test
  void anExceptionSilencesTheProblemAndAStaleOneIsAnother() {
    FrozenCatalog excepted =
        withOddMemory()
            .add(
                "exceptions.json",
                "[{\"check\": \"capacity-steps\", \"where\": \"l4\", \"reason\": \"made so\"}]");
    assertThat(check(excepted).exitCode()).isZero();

    CommandRun stale = check(excepted.edit(L4, "\"capacityGB\": 25", "\"capacityGB\": 24"));
    assertThat(stale.exitCode()).isEqualTo(4);
    assertThat(stale.output()).contains("l4: capacity-steps finds nothing here to except");
  }

  @Test
  void answersInJson() {
    CommandRun run = check(withOddMemory(), "-o", "json");
    JsonNode document = Schemas.tree(run.output());

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(document.path("errors").asInt()).isEqualTo(1);
    assertThat(document.path("problems").get(0).path("check").asString())
        .isEqualTo("capacity-steps");
    assertThat(document.path("problems").get(0).path("severity").asString()).isEqualTo("error");
    assertThat(document.path("problems").get(0).path("where").asString()).isEqualTo("l4");
    assertThat(document.path("checks").get(0).path("tip").asString()).isNotEmpty();
  }

  @Test
  void listsAllChecks() {
    CommandRun text = CommandRun.of("catalog", "check", "--list");
    CommandRun json = CommandRun.of("catalog", "check", "--list", "-o", "json");

    assertThat(text.exitCode()).isZero();
    assertThat(text.output()).contains("known-references\n  Offers", "exceptions-are-needed\n");
    assertThat(Schemas.tree(json.output()).size()).isGreaterThanOrEqualTo(19);
  }
}
