package io.github.gpuadvisor.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Vendor;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Limits as typed. */
class MarketReaderTest {
  private static Limits.Market market(String... typed) {
    return Typed.serving(typed).limits().market();
  }

  @Test
  void readsTermsWhateverTheirCase() {
    assertThat(market("purchase=ANY").purchase()).isEqualTo(Limits.Purchase.ANY);
    assertThat(market("pricing=Spot").pricing()).isEqualTo(Offer.Pricing.SPOT);
    assertThat(market("provider=AWS, lambda").providers()).containsExactly("aws", "lambda");
    assertThat(market("region=Test-Region").regions()).containsExactly("test-region");
  }

  @Test
  void euIsItsTwentySevenCountries() {
    assertThat(market("residency=eu").countries())
        .hasSize(27)
        .contains("DE", "FR", "IE")
        .doesNotContain("CH", "GB", "NO");
    assertThat(market("residency=EU,ch").countries()).hasSize(28).contains("CH");
  }

  @Test
  void judgesPriceAgesOnTheDayAsked() {
    assertThat(market("asOf=2026-08-01").today()).isEqualTo(LocalDate.of(2026, 8, 1));
    assertThat(market("asOf=2026-08-01").asOf()).isEqualTo(LocalDate.of(2026, 8, 1));
    assertThat(market("maxPriceAge=30d").asOf()).isNull();
    assertThat(market("maxPriceAge=30d").maxPriceAgeDays()).isEqualTo(30);
    assertThat(market("maxPriceAge=36h").maxPriceAgeDays()).isEqualTo(1);
  }

  @Test
  void readsLimitsOnHardware() {
    Limits.Hardware hardware =
        Typed.serving(
                "vendor=NVIDIA,amd", "class=consumer", "maxGpus=8", "maxNodes=2", "maxPower=1.5kW")
            .limits()
            .hardware();
    assertThat(hardware.vendors()).containsExactlyInAnyOrder(Vendor.AMD, Vendor.NVIDIA);
    assertThat(hardware.classes()).containsExactly(GpuClass.CONSUMER);
    assertThat(hardware.maxGpus()).isEqualTo(8);
    assertThat(hardware.maxNodes()).isEqualTo(2);
    assertThat(hardware.maxPowerWatts()).isEqualTo(1500);
  }

  @Test
  void readsTargetsWithTheFigureTheySpeakOf() {
    Inference work =
        (Inference)
            Typed.serving(
                    "maxTtft=500ms",
                    "maxTpot=MEAN:40ms",
                    "maxE2e=p99:20s",
                    "minTokensPerSecond=30",
                    "minTotalTokensPerSecond=5k")
                .workload();
    assertThat(work.targets())
        .isEqualTo(
            new Inference.Targets(
                new Inference.Target(Inference.Figure.P95, 0.5),
                new Inference.Target(Inference.Figure.MEAN, 0.04),
                new Inference.Target(Inference.Figure.P99, 20),
                30.0,
                5000.0));
  }

  @Test
  void readsLoadsAndShares() {
    Inference work =
        (Inference)
            Typed.serving("requestsPerSecond=2.5", "cachedInput=60%", "replicasSpare=1").workload();
    assertThat(work.load()).isEqualTo(Inference.Load.rate(2.5));
    assertThat(work.cachedInput()).isEqualTo(0.6);
    assertThat(work.spareReplicas()).isEqualTo(1);
  }

  @Test
  void aKOfTokensIs1024() {
    Inference work = (Inference) Typed.serving("context=128k", "inputTokens=4k").workload();
    assertThat(work.context()).isEqualTo(131_072);
    assertThat(work.inputTokens()).isEqualTo(4096);
  }

  @Test
  void warnsOfAContextLongerThanTheModelWasMadeFor() {
    assertThat(Typed.serving("context=200k").warnings())
        .containsExactly(
            new Warning(
                "context-beyond-model",
                "test-model was made for 131072 tokens; 204800 asks for more"));
    assertThat(Typed.serving("context=131072").warnings()).isEmpty();
  }
}
