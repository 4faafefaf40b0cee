package io.github.gpuadvisor.catalog.importing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.document.DocumentException;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;

/** A safetensors file that lies, in a folder of a test. */
record HostileSafetensors(Path folder) {
  Path file() {
    return folder.resolve("x.safetensors");
  }

  AbstractThrowableAssert<?, ?> refused() {
    return assertThatThrownBy(
            () -> SafetensorsHeader.read(file(), "x.safetensors", new TensorTotals(10, 8)))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("x.safetensors")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  AbstractThrowableAssert<?, ?> refused(String header, long dataBytes) throws IOException {
    SafetensorsBytes.write(file(), header, dataBytes);
    return refused();
  }

  static String tensor(String name, String dtype, String shape, String offsets) {
    return "{\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}}"
        .formatted(name, dtype, shape, offsets);
  }
}
