package io.github.gpuadvisor.catalog.importing.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes that lie: one line that names the file and what is wrong. */
class SafetensorsIndexHostileTest {
  @TempDir private Path folder;

  private AbstractThrowableAssert<?, ?> refused(String text) throws IOException {
    Path index = Files.writeString(folder.resolve(SafetensorsIndex.NAME), text);
    return assertThatThrownBy(() -> SafetensorsIndex.read(index, "index.json"))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("index.json");
  }

  @Test
  void indexThatLeadsOutOfItsFolderIsRefused() throws IOException {
    for (String shard :
        new String[] {"../x.safetensors", "/etc/x.safetensors", "a\\\\x.safetensors", "passwd"}) {
      refused("{\"weight_map\":{\"a\":\"" + shard + "\"}}")
          .hasMessageContaining("a name in this folder");
    }
  }

  @Test
  void totalSizeThatIsNoneIsRefused() throws IOException {
    for (String size : new String[] {"-1", "0", "1e30", "1.5", "\"big\""}) {
      refused("{\"metadata\":{\"total_size\":" + size + "},\"weight_map\":{}}")
          .hasMessageContaining("metadata.total_size");
    }
  }

  @Test
  void indexCutOffIsRefused() throws IOException {
    refused("{\"weight_map\":{\"a\":\"x.safetensors\"").hasMessageContaining("not valid JSON");
  }
}
