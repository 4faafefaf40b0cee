package io.github.gpuadvisor.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariationTest {
  private static List<String> values(String text) {
    return Variation.read(text, "inference").values();
  }

  @Test
  void aRangeMultipliesOrAdds() {
    assertThat(values("concurrency=1:256:x4")).containsExactly("1", "4", "16", "64", "256");
    assertThat(values("concurrency=10:40:15")).containsExactly("10", "25", "40");
    assertThat(values("concurrency=1:5:x2")).containsExactly("1", "2", "4");
  }

  @Test
  void unitsStayAsTyped() {
    assertThat(values("context=4k:16k:x2")).containsExactly("4k", "8k", "16k");
    assertThat(values("maxTpot=20ms:60ms:20ms")).containsExactly("20ms", "40ms", "60ms");
    assertThat(values("requestsPerSecond=0.5:1.5:0.5")).containsExactly("0.5", "1", "1.5");
  }

  @Test
  void aListIsTakenAsItStands() {
    assertThat(values("context=4k, 32k,128k")).containsExactly("4k", "32k", "128k");
    assertThat(values("maxTtft=p99:1s,p95:500ms")).containsExactly("p99:1s", "p95:500ms");
    assertThat(values("precision=bf16")).containsExactly("bf16");
  }

  @ParameterizedTest
  @CsvSource({
    "max-tpot=20ms,maxTpot",
    "--max-tpot=20ms,maxTpot",
    "maxTpot=20ms,maxTpot",
    "kv-precision=fp8,kvPrecision"
  })
  void namesAreSpelledAsInFilesOrOnTheCommandLine(String text, String key) {
    assertThat(Variation.read(text, "inference").key()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "concurrency",
        "=1,2",
        "concurrency=",
        "concurrency=1,,2",
        "concurrency=1:4",
        "concurrency=4:1:x2",
        "concurrency=1:4:x1",
        "concurrency=1:4:0",
        "concurrency=0:4:1",
        "concurrency=-4:4:1",
        "concurrency=1:1000000:1",
        "context=4k:1M:x2",
        "context=4k:32k:4",
        "concurrency=a:b:c"
      })
  void whatGivesNoRisingValuesIsRefused(String text) {
    assertThatThrownBy(() -> Variation.read(text, "inference"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--vary");
  }

  @Test
  void anOptionOfOtherWorkIsUnknown() {
    assertThatThrownBy(() -> Variation.read("tokens=1M,2M", "inference"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no such option of inference");
  }
}
