package io.github.gpuadvisor.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Precision;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every default that is taken, and that it is said. */
class DefaultsTest {
  @Test
  void servesOneUserWith2048TokensInAnd512Out() {
    Inference work = (Inference) Typed.serving().workload();
    assertThat(work.inputTokens()).isEqualTo(2048);
    assertThat(work.outputTokens()).isEqualTo(512);
    assertThat(work.context()).isEqualTo(2560);
    assertThat(work.load()).isEqualTo(Inference.Load.concurrency(1));
    assertThat(work.precision()).isNull();
    assertThat(work.cachePrecision()).isEqualTo(CachePrecision.BF16);
    assertThat(work.targets()).isEqualTo(Inference.Targets.NONE);
    assertThat(work.cachedInput()).isZero();
    assertThat(work.spareReplicas()).isZero();
  }

  @Test
  void saysEveryDefaultOfServingInOrder() {
    assertThat(Typed.serving().assumed())
        .extracting(Assumption::field, Assumption::value)
        .containsExactly(
            tuple("precision", "auto"),
            tuple("inputTokens", "2048"),
            tuple("outputTokens", "512"),
            tuple("context", "2560"),
            tuple("concurrency", "1"),
            tuple("kvPrecision", "bf16"),
            tuple("pricing", "on-demand"),
            tuple("purchase", "rent"),
            tuple("optimize", "balanced"));
    assertThat(Typed.serving().assumed()).allMatch(one -> !one.effect().isBlank());
  }

  @Test
  void saysNothingOfWhatWasTyped() {
    assertThat(
            Typed.serving(
                    "precision=fp8",
                    "inputTokens=100",
                    "outputTokens=10",
                    "context=2048",
                    "optimize=cost",
                    "kvPrecision=fp8",
                    "concurrency=4",
                    "pricing=spot",
                    "purchase=any")
                .assumed())
        .isEmpty();
  }

  @Test
  void fineTunesByLoraWith32SequencesOf2048TokensAStep() {
    FineTuning work =
        (FineTuning) Typed.request("fine-tuning", "model=test-model", "tokens=50M").workload();
    assertThat(work.method()).isEqualTo(FineTuning.Method.LORA);
    assertThat(work.sequenceLength()).isEqualTo(2048);
    assertThat(work.globalBatch()).isEqualTo(32);
    assertThat(work.loraRank()).isEqualTo(16);
    assertThat(work.microBatch()).isNull();
    assertThat(work.checkpointing()).isNull();
    assertThat(work.deadlineSeconds()).isNull();
    assertThat(work.tokens()).isEqualTo(50e6);
  }

  @Test
  void saysEveryDefaultOfFineTuning() {
    assertThat(Typed.request("fine-tuning", "model=test-model", "tokens=50M").assumed())
        .extracting(Assumption::field, Assumption::value)
        .containsExactly(
            tuple("precision", "auto"),
            tuple("sequenceLength", "2048"),
            tuple("method", "lora"),
            tuple("loraRank", "16"),
            tuple("globalBatch", "32"),
            tuple("pricing", "on-demand"),
            tuple("purchase", "rent"),
            tuple("optimize", "balanced"));
  }

  @Test
  void saysNoRankWhereNoAdaptersAreTrained() {
    assertThat(Typed.request("fine-tuning", "model=test-model", "method=full").assumed())
        .extracting(Assumption::field)
        .doesNotContain("loraRank");
  }

  @Test
  void countsSamplesInTokensOfTheirLength() {
    FineTuning work =
        (FineTuning)
            Typed.request("fine-tuning", "model=test-model", "samples=10k", "sequenceLength=512")
                .workload();
    assertThat(work.tokens()).isEqualTo(10_000.0 * 512);
  }

  @Test
  void trainsWithFourMillionTokensAStep() {
    Training work =
        (Training) Typed.request("training", "model=test-model", "tokens=1T").workload();
    assertThat(work.globalBatchTokens()).isEqualTo(4e6);
    assertThat(work.sequenceLength()).isEqualTo(2048);
    assertThat(work.globalBatch()).isEqualTo(1953);
    assertThat(work.totalFlops()).isEqualTo(6 * 8e9 * 1e12);
  }

  @Test
  void saysEveryDefaultOfTraining() {
    assertThat(Typed.request("training", "model=test-model", "tokens=1T").assumed())
        .extracting(Assumption::field, Assumption::value)
        .containsExactly(
            tuple("precision", "auto"),
            tuple("sequenceLength", "2048"),
            tuple("globalBatchTokens", "4000000"),
            tuple("pricing", "on-demand"),
            tuple("purchase", "rent"),
            tuple("optimize", "balanced"));
  }

  @Test
  void rentsOnDemandOnTheDayGiven() {
    Limits.Market market = Typed.serving().limits().market();
    assertThat(market.purchase()).isEqualTo(Limits.Purchase.RENT);
    assertThat(market.pricing()).isEqualTo(Offer.Pricing.ON_DEMAND);
    assertThat(market.today()).isEqualTo(Typed.TODAY);
    assertThat(market.budget()).isNull();
    assertThat(market.providers()).isNull();
    assertThat(market.maxPriceAgeDays()).isNull();
    assertThat(Typed.serving().limits().hardware()).isEqualTo(Limits.Hardware.NONE);
  }

  @Test
  void buysWhereTheClassIsOneThatPeopleOwn() {
    assertThat(Typed.serving("class=consumer,workstation").limits().market().purchase())
        .isEqualTo(Limits.Purchase.BUY);
    assertThat(Typed.serving("class=edge").limits().market().purchase())
        .isEqualTo(Limits.Purchase.BUY);
    assertThat(Typed.serving("class=consumer,datacenter").limits().market().purchase())
        .isEqualTo(Limits.Purchase.RENT);
  }

  @Test
  void buysWhereTheBudgetIsAPurchase() {
    assertThat(Typed.serving("budget=2500/purchase").limits().market().purchase())
        .isEqualTo(Limits.Purchase.BUY);
    assertThat(Typed.serving("budget=2500/total").limits().market().purchase())
        .isEqualTo(Limits.Purchase.RENT);
  }

  @Test
  void ranksTenGpusByTheBalancedProfile() {
    Preferences preferences = Typed.serving().preferences();
    assertThat(preferences.profile()).isEqualTo("balanced");
    assertThat(preferences.weights()).isEqualTo(Typed.CATALOG.profiles().get("balanced").weights());
    assertThat(preferences.top()).isEqualTo(10);
    assertThat(preferences.groupBy()).isEqualTo(Preferences.GroupBy.GPU);
  }

  @Test
  void aModelWithoutTokensIsAskedForNone() {
    Request request = Typed.serving("model=eyes");
    Inference work = (Inference) request.workload();
    assertThat(work.inputTokens()).isEqualTo(1);
    assertThat(work.outputTokens()).isZero();
    assertThat(request.assumed())
        .extracting(Assumption::field)
        .containsExactly("precision", "concurrency", "pricing", "purchase", "optimize");
  }

  @Test
  void ownWeightsAreScaledToOneAndNamedByGroup() {
    Preferences preferences =
        Typed.serving("weights=cost=3,speed=1, energy/per-token=0").preferences();
    assertThat(preferences.profile()).isEqualTo("own");
    assertThat(preferences.weights())
        .isEqualTo(Map.of("cost/per-token", 0.75, "speed/pace", 0.25, "energy/per-token", 0.0));
  }

  @Test
  void autoIsThePrecisionOfTheCheckpoint() {
    assertThat(Typed.serving("precision=auto").workload().precision()).isNull();
    assertThat(Typed.serving("precision=AWQ-int4").workload().precision())
        .isEqualTo(Precision.INT4);
  }
}
