package io.github.gpuadvisor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShellLineTest {
  @Test
  void splitsWordsAsAShellDoes() {
    ShellLine line = ShellLine.parse("./gpu-advisor gpus resolve 'RTX 4090' \"a b\" c\\ d ''");
    assertThat(line.args()).containsExactly("gpus", "resolve", "RTX 4090", "a b", "c d", "");
  }

  @Test
  void takesAssignmentsAsTheEnvironment() {
    ShellLine line = ShellLine.parse("COLUMNS=80 NO_COLOR= gpu-advisor gpus list");
    assertThat(line.environment()).containsEntry("COLUMNS", "80").containsEntry("NO_COLOR", "");
    assertThat(line.args()).containsExactly("gpus", "list");
  }

  @Test
  void findsTheCommandInsideAPipeline() {
    ShellLine line = ShellLine.parse("echo 'a|b' | gpu-advisor batch estimate | head -1 | wc -l");
    assertThat(line.before()).isEqualTo("echo 'a|b'");
    assertThat(line.args()).containsExactly("batch", "estimate");
    assertThat(line.after()).isEqualTo("head -1 | wc -l");
  }

  @Test
  void readsRedirections() {
    ShellLine line = ShellLine.parse("gpu-advisor batch estimate < lines.jsonl 2>/dev/null");
    assertThat(line.args()).containsExactly("batch", "estimate");
    assertThat(line.stdinFile()).isEqualTo("lines.jsonl");
    assertThat(line.silent()).isTrue();
  }

  @Test
  void refusesWhatItDoesNotUnderstandRatherThanTestingSomethingElse() {
    assertThatThrownBy(() -> ShellLine.parse("gpu-advisor gpus list && rm x"))
        .hasMessageContaining("&&");
    assertThatThrownBy(() -> ShellLine.parse("gpu-advisor gpus list > file"))
        .hasMessageContaining(">");
    assertThatThrownBy(() -> ShellLine.parse("gpu-advisor gpus 'list"))
        .hasMessageContaining("never closed");
    assertThatThrownBy(() -> ShellLine.parse("ls")).hasMessageContaining("gpu-advisor");
  }
}
