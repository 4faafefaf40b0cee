package io.github.gpuadvisor.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages in a real browser: accessible, and no wider than the window. */
@Tag("browser")
class BrowserTest {
  private static final int[] WIDTHS = {360, 768, 1440};

  /** Filled in by the script of a page under test. */
  private static final Pattern RESULT =
      Pattern.compile("<pre id=\"result\">(.*?)</pre>", Pattern.DOTALL);

  @TempDir private Path folder;
  private Chromium chromium;

  @BeforeEach
  void findABrowser() {
    Chromium found = Chromium.find(folder);
    assumeTrue(found != null, "no Chromium on the path: pages are not looked at");
    chromium = Objects.requireNonNull(found);
  }

  /** Pages that differ in what they show; the long one in the dark too. */
  static Stream<Arguments> pagesInLightAndDark() {
    return Stream.of(
        Arguments.of("serve-70b", false),
        Arguments.of("serve-70b", true),
        Arguments.of("pre-train-7b", false),
        Arguments.of("buy", false),
        Arguments.of("nothing", true));
  }

  @ParameterizedTest
  @MethodSource("pagesInLightAndDark")
  void axeFindsNothingToComplainAbout(String name, boolean dark) throws IOException {
    String script =
        axe()
            + """
            axe.run().then(found => {
              const out = document.createElement('pre');
              out.id = 'result';
              out.textContent = 'dark ' + matchMedia('(prefers-color-scheme:dark)').matches
                + '\\npasses ' + found.passes.length + '\\n' + found.violations.map(one =>
                one.id + ': ' + one.nodes.map(node => node.html.slice(0, 120)).join(' ')).join('\\n');
              document.body.append(out);
            });
            """;
    String[] options =
        dark ? new String[] {"--blink-settings=preferredColorScheme=0"} : new String[0];
    List<String> said =
        result(chromium.dom(withScript(Pages.of(name), script), 768, options)).lines().toList();
    assertThat(said.get(0)).isEqualTo("dark " + dark);
    assertThat(Integer.parseInt(said.get(1).substring("passes ".length()))).isGreaterThan(10);
    assertThat(said.subList(2, said.size())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve-70b", "qlora-8b", "pre-train-7b", "nothing"})
  void noPageIsWiderThanItsWindow(String name) throws IOException {
    Path page = folder.resolve("page.html");
    Files.writeString(page, Pages.of(name), StandardCharsets.UTF_8);
    // In frames, since windows have a least width of their own.
    StringBuilder frames = new StringBuilder("<!doctype html>");
    for (int width : WIDTHS) {
      frames.append(
          "<iframe src=\"page.html\" style=\"border:0;width:%dpx;height:800px\"></iframe>"
              .formatted(width));
    }
    String script =
        """
        <script>
        onload = () => {
          const out = document.createElement('pre');
          out.id = 'result';
          for (const frame of document.querySelectorAll('iframe')) {
            const page = frame.contentDocument;
            const beyond = [...page.querySelectorAll('main *')].filter(one => !one.closest('.scroll')
              && one.getBoundingClientRect().right > frame.clientWidth + 1);
            out.textContent += page.documentElement.scrollWidth + ' ' + beyond.length + '\\n';
          }
          document.body.append(out);
        };
        </script>
        """;
    Path outer = folder.resolve("frames.html");
    Files.writeString(outer, frames + script, StandardCharsets.UTF_8);
    assertThat(result(chromium.dom(outer, 1600, "--allow-file-access-from-files")).lines())
        .containsExactly("360 0", "768 0", "1440 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 768, 1440})
  void aPictureCanBeTaken(int width) throws IOException {
    Path page = folder.resolve("page.html");
    Files.writeString(page, Pages.of("serve-70b"), StandardCharsets.UTF_8);
    Path picture = folder.resolve("page.png");
    chromium.screenshot(page, width, 1200, picture);
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(width);
    assertThat(Files.size(picture)).isGreaterThan(20_000);
  }

  private Path withScript(String page, String script) throws IOException {
    Path file = folder.resolve("scripted.html");
    Files.writeString(
        file,
        page.replace("</body>", "<script>" + script + "</script></body>"),
        StandardCharsets.UTF_8);
    return file;
  }

  private static String result(String dom) {
    Matcher matcher = RESULT.matcher(dom);
    assertThat(matcher.find()).as("the page's script said nothing").isTrue();
    return matcher.group(1);
  }

  private static String axe() throws IOException {
    try (InputStream in = BrowserTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
