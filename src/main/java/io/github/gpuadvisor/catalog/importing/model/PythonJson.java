package io.github.gpuadvisor.catalog.importing.model;

/**
 * Python writes {@code NaN} and {@code Infinity} into JSON, which knows neither. They are put in
 * quotes: a key that matters then says what it is, one that does not stands in nobody's way.
 */
final class PythonJson {
  private PythonJson() {}

  static String quoted(String text) {
    if (!text.contains("NaN") && !text.contains("Infinity")) {
      return text;
    }
    StringBuilder quoted = new StringBuilder(text.length() + 16);
    boolean inside = false;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (inside && c == '\\' && at + 1 < text.length()) {
        quoted.append(c).append(text.charAt(at + 1));
        at += 2;
        continue;
      }
      inside = (c == '"') != inside;
      int length = inside ? 0 : length(text, at);
      if (length > 0) {
        quoted.append('"').append(text, at, at + length).append('"');
        at += length;
      } else {
        quoted.append(c);
        at++;
      }
    }
    return quoted.toString();
  }

  private static int length(String text, int at) {
    for (String word : new String[] {"NaN", "-Infinity", "Infinity"}) {
      if (text.startsWith(word, at)) {
        return word.length();
      }
    }
    return 0;
  }
}
