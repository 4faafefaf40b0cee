package io.github.gpuadvisor.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value that cannot be used names its option, itself, and a good one. */
class BadValuesTest {
  private static final String TARGET =
      "give a time with its unit, as in 500ms, or p99:1s (mean, p50, p95 or p99)";

  static InvalidInputException refused(String kind, String... typed) {
    List<String> all = new ArrayList<>(List.of(typed));
    boolean model = all.stream().anyMatch(one -> one.matches("(model|params)=.*"));
    if (!model) {
      all.add("model=test-model");
    }
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class, () -> Typed.request(kind, all.toArray(String[]::new)));
    assertThat(refusal).as("%s %s is accepted", kind, all).isNotNull();
    return refusal;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "inputTokens=-1 | --input-tokens -1: give a number of tokens above zero, as in 2048 or 32k",
        "inputTokens=2.5 | --input-tokens 2.5: must be a whole number; give a number of tokens above zero, as in 2048 or"
            + " 32k",
        "outputTokens=many | --output-tokens many: give a number of tokens above zero, as in 2048"
            + " or 32k",
        "context=0 | --context 0: give a number of tokens above zero, as in 2048 or 32k",
        "context=100 | --context 100: must hold input and output together: 2560 tokens or more",
        "concurrency=0 | --concurrency 0: give a number above zero, as in 16",
        "concurrency=1e400 | --concurrency 1e400: is too large; give a number above zero, as in 16",
        "concurrency=3000000000 | --concurrency 3000000000: is too large; give a number above"
            + " zero, as in 16",
        "requestsPerSecond=NaN | --requests-per-second NaN: give a rate above zero, as in 2.5",
        "requestsPerSecond=0 | --requests-per-second 0: give a rate above zero, as in 2.5",
        "cachedInput=160% | --cached-input 160%: give a share, as in 60%",
        "replicasSpare=-2 | --replicas-spare -2: give a number above zero, as in 16",
        "precision=fp17 | --precision fp17: give auto, bf16, fp16, fp8, int8, int4 (awq, gptq),"
            + " w4a8, nvfp4, mxfp4 or a GGUF type such as q4_k_m",
        "kvPrecision=int3 | --kv-precision int3: give bf16, fp16, fp8 or int8",
        "minTokensPerSecond=0 | --min-tokens-per-second 0: give tokens per second above zero, as"
            + " in 30",
        "minTotalTokensPerSecond=x | --min-total-tokens-per-second x: give tokens per second above"
            + " zero, as in 30",
        "maxGpus=0 | --max-gpus 0: give a number above zero, as in 8",
        "maxNodes=1.5 | --max-nodes 1.5: must be a whole number; give a number above zero, as in 1",
        "maxPower=700 | --max-power 700: give watts, as in 700W or 25W",
        "maxPower=-5W | --max-power -5W: give watts, as in 700W or 25W",
        "vendor=nvidea | --vendor nvidea: give nvidia, amd, intel, google, aws, apple or qualcomm",
        "class=big | --class big: give datacenter, workstation, consumer or edge",
        "residency=Europe | --residency Europe: give two-letter countries or EU, as in EU,CH",
        "purchase=lease | --purchase lease: give rent, buy or any",
        "pricing=cheap | --pricing cheap: give on-demand, spot or reserved",
        "maxPriceAge=30 | --max-price-age 30: give days, as in 30d",
        "asOf=yesterday | --as-of yesterday: give a date, as in 2026-11-25",
        "asOf=2026-02-30 | --as-of 2026-02-30: give a date, as in 2026-11-25",
        "top=0 | --top 0: give a number of rows above zero, as in 10",
        "groupBy=colour | --group-by colour: give gpu, offer or provider",
        "optimize=fun | --optimize fun: give one of balanced, cost",
      })
  void servingRefuses(String typed, String message) {
    InvalidInputException refusal = refused("inference", typed);
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.code()).isEqualTo("invalid-value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"40", "40 parsecs", "0ms", "-1s", "p42:1s", "p95:", ":1s", "NaNms"})
  void servingRefusesATargetWithoutAUnitOrAFigure(String text) {
    assertThat(refused("inference", "maxTtft=" + text))
        .hasMessage("--max-ttft %s: %s", text, TARGET);
    assertThat(refused("inference", "maxTpot=" + text))
        .hasMessage("--max-tpot %s: %s", text, TARGET);
    assertThat(refused("inference", "maxE2e=" + text)).hasMessage("--max-e2e %s: %s", text, TARGET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5/fortnight", "/h", "-1/h", "0/h", "NaN/h", "x/month"})
  void servingRefusesABudgetWithoutAnAmountOrATerm(String text) {
    assertThat(refused("inference", "budget=" + text))
        .hasMessage("--budget %s: %s", text, Budget.GOOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cost", "cost=x", "cost=-1", "beauty=1", "cost=1,cost=2", "=1", "cost=1,"})
  void servingRefusesWeightsOfNoCriterion(String text) {
    assertThat(refused("inference", "weights=" + text).getMessage())
        .startsWith("--weights " + text + ": give weights of ")
        .endsWith(", as in cost=0.6,speed=0.3,energy=0.1")
        .contains("cost", "speed", "energy", "operations");
  }

  @Test
  void servingRefusesWeightsThatAreAllZero() {
    assertThat(refused("inference", "weights=cost=0,speed=0"))
        .hasMessage(
            "--weights cost=0,speed=0: at least one weight must be above zero, as in"
                + " cost=0.6,speed=0.4");
  }

  @Test
  void servingRefusesNoTokensAtAll() {
    assertThat(refused("inference", "inputTokens=0", "outputTokens=0"))
        .hasMessage(
            "--input-tokens 0: input and output tokens together must be above zero and below 2"
                + " billion");
  }

  @Test
  void servingRefusesABudgetThatIsTooLarge() {
    assertThat(refused("inference", "budget=1e99/h"))
        .hasMessage("--budget 1e99/h: is too large; %s", Budget.GOOD);
  }

  @Test
  void servingRefusesAnUnknownRegion() {
    assertThat(refused("inference", "region=moon-1").getMessage())
        .startsWith("--region moon-1: no region called 'moon-1'")
        .endsWith("Known: test-region");
  }

  @Test
  void servingRefusesAnUnknownProviderAndNamesTheNearest() {
    assertThat(refused("inference", "provider=lamda").getMessage())
        .startsWith("--provider lamda: no provider called 'lamda'")
        .contains("lambda")
        .endsWith("Known: aws, lambda");
  }

  @Test
  void twoWaysToSayOneThingAreRefused() {
    assertThat(refused("inference", "model=test-model", "params=7B"))
        .hasMessage("give --model or --params, not both");
    assertThat(refused("inference", "concurrency=2", "requestsPerSecond=1"))
        .hasMessage("give --concurrency or --requests-per-second, not both");
    assertThat(refused("fine-tuning", "tokens=1M", "samples=3"))
        .hasMessage("give --tokens or --samples, not both");
    InvalidInputException weights = refused("inference", "optimize=cost", "weights=cost=1");
    assertThat(weights)
        .hasMessage("--weights: --weights takes the place of --optimize; give one of them");
    assertThat(weights.code()).isEqualTo("conflicting-options");
  }

  @Test
  void aQuestionWithoutAModelIsTold() {
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class, () -> Typed.request("training", "tokens=1B"));
    assertThat(refusal)
        .hasMessage(
            "which model? give --model, as in --model llama-3.1-8b, or --params, as in"
                + " --params 7B");
    assertThat(refusal.code()).isEqualTo("missing-model");
    assertThat(refusal.hint()).isEqualTo("All: gpu-advisor models list");
  }

  @Test
  void anUnknownKindIsTold() {
    assertThat(refused("dreaming"))
        .hasMessage("kind dreaming: give inference, fine-tuning or training");
  }
}
