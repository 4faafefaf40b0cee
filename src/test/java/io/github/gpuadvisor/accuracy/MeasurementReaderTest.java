package io.github.gpuadvisor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gpuadvisor.catalog.Topic;
import io.github.gpuadvisor.document.DocumentException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementReaderTest {
  private static final String END = ",https://example.org/a,2026-01-01,";

  private static Measurement row(String line) {
    return Rows.of("a", line + "\n").get(0);
  }

  @Test
  void readsTheDeploymentAndTheFigure() {
    Measurement row =
        row("inference,llama-3.1-8b,h100-sxm-80gb,2,vllm,2026,1024,128,16,tpotMs,12.5" + END);

    assertThat(row.gpu()).isEqualTo("h100-sxm-80gb");
    assertThat(row.model()).isEqualTo("llama-3.1-8b");
    assertThat(row.question().pinned().gpuCount()).isEqualTo(2);
    assertThat(row.quantity()).isEqualTo(MeasuredQuantity.TPOT);
    assertThat(row.value()).isEqualTo(12.5);
    assertThat(row.address()).isEqualTo("https://example.org/a");
    assertThat(row.line()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "1,outputTokensPerSecondPerUser,DECODE",
    "16,outputTokensPerSecond,THROUGHPUT",
    "16,tpotMs,TPOT",
    "16,ttftMs,TTFT",
    "16,e2eMs,E2E",
    "1,ttftMs,PREFILL",
    "1,prefillTokensPerSecond,PREFILL",
    "1,requiredGiBPerGpu,INFERENCE_MEMORY",
    "1,allocatedGiBPerGpu,INFERENCE_MEMORY",
    "1,weightsGiB,WEIGHTS_AND_CACHE",
  })
  void eachQuantityIsOfOneTopic(int users, String quantity, Topic topic) {
    assertThat(
            row("inference,llama-3.1-8b,l4,1,vllm,2026,128,128,"
                    + users
                    + ","
                    + quantity
                    + ",1"
                    + END)
                .topic())
        .isEqualTo(topic);
  }

  @Test
  void aModelThatTheCatalogLacksIsGivenByItsNumbers() {
    Measurement row =
        row(
            "training,parameters=1.7e9 layers=24 hiddenSize=2304,a100-sxm-80gb,8,pytorch,,,,,"
                + "stepTimeSeconds,2"
                + END);

    assertThat(row.model()).isEqualTo("inline of 1700 M");
    assertThat(row.topic()).isEqualTo(Topic.TRAINING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inference,llama-3.1-8b,l4,1,vllm,2026,128,128,1,tpot,1|unknown quantity tpot",
        "inference,llama-3.1-8b,l4,1,vllm,2026,128,128,1,tpotMs,0|value 0: give a number above zero",
        "inference,llama-3.1-8b,l4,1,vllm,2026,128,128,1,tpotMs,x|value x: give a number above zero",
        "inference,no-such-model,l4,1,vllm,2026,128,128,1,tpotMs,1|no-such-model",
      })
  void aRowThatCannotBeReadNamesItsLine(String line, String reason) {
    DocumentException refused =
        catchThrowableOfType(DocumentException.class, () -> row(line + END));

    assertThat(refused).hasMessageContaining("a:2").hasMessageContaining(reason);
  }

  @Test
  void predictionsAreKeptAsTheyWereMade() {
    Measurement measurement = Rows.decode("a", "l4", "llama-3.1-8b", 50);
    String text =
        LeftOutFile.write(new Predictions(List.of(Rows.row(measurement, "ada", 48.123456))));

    assertThat(text)
        .isEqualTo(
            """
            file,line,profile,family,fit,source,gpu,model
            a,2,vllm@2026,ada,48.123,48.123,48.123,48.123
            """);
  }
}
