package io.github.gpuadvisor.report;

/** Text inside HTML. */
public final class Markup {
  private Markup() {}

  /** Text as HTML shows it, whatever it holds. */
  public static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
