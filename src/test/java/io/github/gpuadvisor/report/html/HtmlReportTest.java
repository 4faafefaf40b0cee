package io.github.gpuadvisor.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.report.Markup;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class HtmlReportTest {
  private static final Pattern DRAWING = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

  static Stream<String> pages() {
    return Pages.QUESTIONS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageNeedsNothingElse(String name) {
    String page = Pages.of(name);
    assertThat(page).startsWith("<!doctype html>").endsWith("</html>\n");
    assertThat(page)
        .doesNotContain("<script")
        .doesNotContain("src=")
        .doesNotContain("@import")
        .doesNotContain("url(")
        .doesNotContain("<link");
    // Addresses are there to be followed, not to be loaded.
    for (String rest : page.split("https?://", -1)) {
      assertThat(rest).doesNotEndWith("src=\"");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyDrawingIsWellFormedAndSaysWhatItShows(String name) throws Exception {
    Matcher drawings = DRAWING.matcher(Pages.of(name));
    while (drawings.find()) {
      String drawing = drawings.group();
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(drawing)));
      assertThat(drawing).contains("role=\"img\"", "<title id=", "<desc id=");
      assertThat(drawing).doesNotContain("NaN", "Infinity");
    }
  }

  @Test
  void idsAreUnique() {
    List<String> ids = new ArrayList<>();
    Matcher matcher = Pattern.compile(" id=\"([^\"]+)\"").matcher(Pages.of("serve-70b"));
    while (matcher.find()) {
      ids.add(matcher.group(1));
    }
    Set<String> unique = new HashSet<>(ids);
    assertThat(ids).hasSameSizeAs(unique).isNotEmpty();
  }

  @Test
  void servingShowsAllFourDrawings() {
    assertThat(Pages.of("serve-70b"))
        .contains("id=\"cost-speed-title\"")
        .contains("id=\"roofline-title\"")
        .contains("id=\"memory-title\"")
        .contains("id=\"score-title\"")
        .contains(">decode, ", ">prefill, ");
  }

  @Test
  void pointsLieUnderTheRoof() {
    for (String name : List.of("serve-70b", "pre-train-7b", "qlora-8b")) {
      Matcher matcher =
          Pattern.compile(
                  "computes at most ([0-9,.]+) TFLOPS.*?reads at most ([0-9,.]+) GB/s\\.(.*?)</desc>")
              .matcher(Pages.of(name));
      assertThat(matcher.find()).as(name).isTrue();
      double peak = number(matcher.group(1));
      double bandwidth = number(matcher.group(2));
      Matcher step =
          Pattern.compile("does ([0-9,.]+) FLOP a byte and reaches ([0-9,.]+) TFLOPS")
              .matcher(matcher.group(3));
      int steps = 0;
      while (step.find()) {
        steps++;
        double roof = Math.min(peak, number(step.group(1)) * bandwidth / 1000);
        // Two figures are shown: a twentieth may be rounding.
        assertThat(number(step.group(2))).as(name).isLessThan(1.06 * roof);
      }
      assertThat(steps).as(name).isPositive();
    }
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace(",", ""));
  }

  @Test
  void anAnswerWithoutRowsSaysWhy() {
    assertThat(Pages.of("nothing"))
        .contains("Nothing meets every requirement.")
        .contains("<h2>Left out</h2>")
        .doesNotContain("<svg");
  }

  @Test
  void whatComesFromOutsideIsText() {
    assertThat(Markup.text("<b onclick=\"x\">&")).isEqualTo("&lt;b onclick=&quot;x&quot;&gt;&amp;");
  }
}
