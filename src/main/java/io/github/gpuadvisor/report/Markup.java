package io.github.gpuadvisor.report;

/** Text inside HTML. */
final class Markup {
  private Markup() {}

  /** Text as HTML shows it, whatever it holds. */
  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
