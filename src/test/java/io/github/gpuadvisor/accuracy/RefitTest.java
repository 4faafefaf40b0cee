package io.github.gpuadvisor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.CatalogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fits everything again, which takes many minutes: {@code mvn test -Prefit}. */
@Tag("refit")
class RefitTest {
  private static final Path CATALOG = Path.of("catalog");

  @Test
  void calibrateWritesWhatIsShipped() throws IOException {
    Recalibration.Result result =
        new Recalibration(CATALOG, CatalogReader.read(CATALOG), step -> {}).run();

    for (Map.Entry<String, String> file : result.files().entrySet()) {
      assertThat(Files.readString(CATALOG.resolve(file.getKey())))
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
  }
}
