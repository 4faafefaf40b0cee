package io.github.gpuadvisor.guide.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command on the shipped catalog. */
class TrendCommandTest {
  private static CommandRun run(String... options) {
    return CommandRun.of(("trend " + String.join(" ", options)).strip().split(" +", -1));
  }

  private static JsonNode file(String id) throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(Path.of("catalog/gpus/nvidia/" + id + ".json")));
  }

  @Test
  void aThousandTimesIsSeventeenInOneFormat() throws IOException {
    double first = file("k20x").path("denseTflops").path("fp32").asDouble();
    JsonNode later = file("h100-sxm-80gb");
    double dense = later.path("denseTflops").path("fp8").asDouble();
    double sparse = dense * later.path("sparsityFactor").asDouble();
    JsonNode claim = JsonMapper.shared().readTree(run("-o json").output()).path("claim");
    assertThat(claim.path("told").path("times").asDouble()).isCloseTo(sparse / first, within(0.1));
    assertThat(claim.path("dense").path("times").asDouble()).isCloseTo(dense / first, within(0.1));
    assertThat(claim.path("steps").get(0).path("times").asDouble())
        .isCloseTo(later.path("denseTflops").path("fp32").asDouble() / first, within(0.01));
    assertThat(claim.path("told").path("timesPerWatt").asDouble())
        .isCloseTo(
            sparse
                / first
                * file("k20x").path("tdpWatts").asDouble()
                / later.path("tdpWatts").asDouble(),
            within(0.1));
    assertThat(claim.path("told").path("timesPerDollar").isNull()).isTrue();
  }

  @Test
  void saysThatTheLaunchPricesOfTheClaimAreNotKnown() throws IOException {
    assertThat(file("k20x").path("launchPriceUsd").isNull()).isTrue();
    assertThat(file("h100-sxm-80gb").path("launchPriceUsd").isNull()).isTrue();
    assertThat(run().output().replaceAll("\\s+", " "))
        .contains("the launch price of K20X and H100 SXM5 80GB is not known");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--per watt",
        "--precision fp64,tf32,int8",
        "--class all",
        "--class consumer --per dollar"
      })
  void fitsEightyColumnsInCharactersThatEveryTerminalHas(String options) {
    CommandRun narrow =
        CommandRun.of(
            List.of(("trend " + options).strip().split(" ", -1)),
            "",
            Map.of("COLUMNS", "80", "LC_ALL", "C", "GPU_ADVISOR_COLUMNS", "80"));
    assertThat(narrow.output().lines())
        .allSatisfy(
            line ->
                assertThat(line)
                    .hasSizeLessThanOrEqualTo(80)
                    .matches("\\p{ASCII}*")
                    .doesNotContain("?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--class consumer --per dollar", "--precision fp4 --vendor amd"})
  void theDrawingIsWellFormedAndSaysWhatItShows(String options) throws Exception {
    String svg = run(options, "-o svg").output();
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    assertThat(
            factory
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement()
                .getNamespaceURI())
        .isEqualTo("http://www.w3.org/2000/svg");
    assertThat(svg).contains("<title id=", "<desc id=").doesNotContain("NaN", "Infinity", "var(");
  }

  @Test
  void thePageNeedsNothingElseAndHoldsTheDrawing() {
    assertThat(run("-o html").output())
        .startsWith("<!doctype html>")
        .endsWith("</html>\n")
        .contains("<svg role=\"img\"", "1,002 ×")
        .doesNotContain("<script", "src=", "url(", "<link");
  }

  @Test
  void csvAndJsonHaveTheSameRecords() {
    JsonNode series = JsonMapper.shared().readTree(run("-o json").output()).path("series");
    int records = 0;
    for (JsonNode one : series) {
      records += one.path("records").size();
    }
    assertThat(run("-o csv").output().lines()).hasSize(records + 1);
  }

  @Test
  void noRecordOfTheChartIsSparse() throws IOException {
    for (JsonNode one :
        JsonMapper.shared().readTree(run("--vendor nvidia -o json").output()).path("series")) {
      for (JsonNode record : one.path("records")) {
        JsonNode rates = file(record.path("gpu").asString()).path("denseTflops");
        assertThat(rates.valueStream().filter(rate -> !rate.isNull()).map(JsonNode::asDouble))
            .contains(record.path("denseTflops").asDouble());
      }
    }
  }

  @Test
  void aFormatThatNobodyHasIsAnAnswerOfItsOwn() {
    CommandRun run = run("--class edge --vendor google");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.output()).contains("No chip has all of it");
  }
}
