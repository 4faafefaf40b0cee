package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.document.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands on standard error where JSON was asked for. */
final class ErrorDocument {
  private ErrorDocument() {}

  static String line(String code, String message, String hint) {
    return line(code, message, hint, List.of());
  }

  /** One JSON object on one line, without its end. */
  static String line(String code, String message, String hint, List<String> candidates) {
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", Plain.text(message));
    error.put("hint", hint.isEmpty() ? null : Plain.text(hint));
    error.put("candidates", candidates);
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("error", error);
    return JsonText.line(document);
  }
}
