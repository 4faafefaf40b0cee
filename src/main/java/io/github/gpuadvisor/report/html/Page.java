package io.github.gpuadvisor.report.html;

import io.github.gpuadvisor.report.Markup;

/** The frame of a page that needs nothing from elsewhere: its head with the style, and its end. */
public final class Page {
  public static final String END = "</main>\n</body>\n</html>\n";

  private Page() {}

  /** Up to the heading. */
  public static String start(String title, String heading) {
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>"
        + Markup.text(title)
        + "</title>\n<style>\n"
        + Style.SHEET
        + "</style>\n</head>\n<body>\n<main>\n<h1>"
        + Markup.text(heading)
        + "</h1>\n";
  }
}
