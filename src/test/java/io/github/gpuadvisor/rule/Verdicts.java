package io.github.gpuadvisor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Assertions on what a requirement answers. */
public final class Verdicts {
  private Verdicts() {}

  public static void assertMet(Verdict verdict) {
    assertThat(verdict).isEqualTo(Verdict.MET);
  }

  public static void assertUnknown(Verdict verdict, String field) {
    assertThat(verdict).isEqualTo(new Verdict.Unknown(field));
  }

  /** Fails with exactly this sentence and this fix; null: no fix. */
  public static Verdict.Failed assertFailed(Verdict verdict, String sentence, String fix) {
    assertThat(verdict).isInstanceOf(Verdict.Failed.class);
    Verdict.Failed failed = (Verdict.Failed) verdict;
    assertThat(failed.finding().sentence()).isEqualTo(sentence);
    assertThat(failed.fix()).isEqualTo(fix);
    assertThat(failed.excess()).isPositive();
    return failed;
  }

  /** The figures behind a finding, as plain numbers. */
  public static void assertFigures(Finding finding, Map<String, Double> expected) {
    assertThat(finding.figures()).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (name, value) ->
            assertThat(((Number) finding.figures().get(name)).doubleValue())
                .as(name)
                .isEqualTo(value));
  }
}
