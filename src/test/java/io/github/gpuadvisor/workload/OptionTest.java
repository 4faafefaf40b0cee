package io.github.gpuadvisor.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionTest {
  private static List<String> planKeys(String kind) {
    return PlanOption.of(kind).stream().map(Option::key).toList();
  }

  @Test
  void aKeyIsSpelledWithHyphensOnTheCommandLine() {
    assertThat(Option.flag("maxGpus")).isEqualTo("--max-gpus");
    assertThat(Option.flag("model")).isEqualTo("--model");
  }

  @Test
  void onlyOptionsThatExistAreKnown() {
    assertThat(Option.known("maxGpus")).isTrue();
    assertThat(Option.known("method")).as("of one kind of work").isTrue();
    assertThat(Option.known("max-gpus")).isFalse();
  }

  @Test
  void onlyTheStepUpTakesNoValue() {
    assertThat(Option.isSwitch("upgrade")).isTrue();
    assertThat(Option.isSwitch("model")).isFalse();
  }

  @Test
  void everyGroupHasItsTitle() {
    for (Option.Group group : Option.Group.values()) {
      assertThat(group.title()).as(group.name()).isNotBlank();
    }
  }

  @Test
  void aKindOfWorkHasItsOwnPartsOfAPlan() {
    assertThat(planKeys("inference"))
        .contains("tensorParallel", "memoryFraction", "hostLayers")
        .doesNotContain("zeroStage", "virtualPipeline");
    assertThat(planKeys("training"))
        .contains("tensorParallel", "zeroStage", "virtualPipeline")
        .doesNotContain("memoryFraction", "hostLayers");
    assertThat(planKeys("fine-tuning")).isEqualTo(planKeys("training"));
  }
}
