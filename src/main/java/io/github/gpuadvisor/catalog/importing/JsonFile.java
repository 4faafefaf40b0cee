package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A price file that is one JSON document. */
final class JsonFile {
  private JsonFile() {}

  static Value read(PriceFile file) throws IOException {
    byte[] bytes = file.bytes().readAllBytes();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Json.read(text.startsWith("\uFEFF") ? text.substring(1) : text, file.name());
    } catch (CharacterCodingException e) {
      throw new DocumentException(file.name(), 0, "is no text in UTF-8");
    }
  }

  /** A number or a text as the cell of a list would have it; empty for anything else. */
  static String cell(@Nullable Value value) {
    @Nullable Object content = value == null ? null : value.content();
    if (content instanceof Number number) {
      return BigDecimal.valueOf(number.doubleValue()).toPlainString();
    }
    return content instanceof String text ? text.strip() : "";
  }
}
