package io.github.gpuadvisor.guide.trend;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Catalogs;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.testing.Gpus;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static Gpus chip(String id, @Nullable String launch, double fp32) {
    return aGpu()
        .withId(id)
        .withDates(launch == null ? null : LocalDate.parse(launch), null)
        .withTflops(Dtype.FP32, fp32);
  }

  private static Catalog catalog(Gpus... chips) {
    Catalogs catalog = Catalogs.aCatalog();
    for (Gpus chip : chips) {
      catalog.with(chip.build());
    }
    return catalog.build();
  }

  private static Trend of(Catalog catalog, Measure measure) {
    return Trend.of(catalog, new Trend.Question(List.of(Format.FP32), measure, Set.of(), Set.of()));
  }

  private static List<String> records(Trend trend) {
    return trend.series().get(0).records().stream().map(one -> one.gpu().id()).toList();
  }

  @Test
  void aRecordIsBetterThanAllBeforeIt() {
    Trend trend =
        of(
            catalog(
                chip("slow-later", "2020-01-01", 5),
                chip("first", "2012-01-01", 4),
                chip("second", "2016-01-01", 10),
                chip("equal", "2018-01-01", 10),
                chip("third", "2022-01-01", 20)),
            Measure.FLOPS);
    assertThat(records(trend)).containsExactly("first", "second", "third");
  }

  @Test
  void ofTwoOnOneDayOnlyTheFasterIsARecord() {
    Trend trend =
        of(catalog(chip("card", "2022-03-22", 51), chip("board", "2022-03-22", 67)), Measure.FLOPS);
    assertThat(records(trend)).containsExactly("board");
  }

  @Test
  void whatHasNoLaunchDateIsLeftOutAndNamed() {
    Trend trend =
        of(catalog(chip("known", "2012-01-01", 4), chip("unknown", null, 400)), Measure.FLOPS);
    assertThat(records(trend)).containsExactly("known");
    assertThat(trend.undated()).containsExactly("unknown");
    assertThat(trend.considered()).isEqualTo(2);
  }

  @Test
  void whatHasNoPowerLimitIsLeftOutPerWattAndNamed() {
    Trend trend =
        of(
            catalog(
                chip("frugal", "2012-01-01", 4).withWatts(100.0, null),
                chip("hungry", "2016-01-01", 8).withWatts(400.0, null),
                chip("silent", "2018-01-01", 100).withWatts(null, null)),
            Measure.WATT);
    assertThat(records(trend)).containsExactly("frugal");
    assertThat(trend.series().get(0).records().get(0).value()).isEqualTo(0.04);
    assertThat(trend.unmeasured()).containsExactly("silent");
  }

  @Test
  void onlyWhatIsAskedForIsLookedAt() {
    Catalog catalog =
        catalog(
            chip("green", "2012-01-01", 4).withVendor(Vendor.NVIDIA),
            chip("red", "2016-01-01", 10).withVendor(Vendor.AMD),
            chip("card", "2018-01-01", 20).withVendor(Vendor.AMD).withClass(GpuClass.CONSUMER));
    Trend trend =
        Trend.of(
            catalog,
            new Trend.Question(
                List.of(Format.FP32),
                Measure.FLOPS,
                Set.of(Vendor.AMD),
                Set.of(GpuClass.DATACENTER)));
    assertThat(records(trend)).containsExactly("red");
    assertThat(trend.considered()).isEqualTo(1);
  }

  @Test
  void sixteenBitIsTheFasterOfItsTwoFormats() {
    assertThat(
            Format.FP16.rate(
                aGpu().withTflops(Dtype.FP16, 459).withTflops(Dtype.BF16, 1678).build()))
        .isEqualTo(1678.0);
    assertThat(Format.FP16.rate(aGpu().without(Dtype.FP16).withTflops(Dtype.BF16, 46).build()))
        .isEqualTo(46.0);
    assertThat(Format.FP16.rate(aGpu().without(Dtype.FP16).without(Dtype.BF16).build())).isNull();
  }

  @Test
  void growthDoublesAsOftenAsTwoFitsIntoIt() {
    Trend trend =
        of(catalog(chip("a", "2012-01-01", 4), chip("b", "2018-01-01", 32)), Measure.FLOPS);
    Series.Growth growth = Objects.requireNonNull(trend.series().get(0).growth());
    assertThat(growth.times()).isEqualTo(8);
    assertThat(growth.years()).isCloseTo(6, within(0.01));
    assertThat(growth.doublingYears()).isCloseTo(2, within(0.01));
  }

  @Test
  void oneRecordIsNoGrowth() {
    assertThat(of(catalog(chip("a", "2012-01-01", 4)), Measure.FLOPS).series().get(0).growth())
        .isNull();
  }

  @Test
  void theClaimIsMissingWhereItsChipsAre() {
    assertThat(of(catalog(chip("a", "2012-01-01", 4)), Measure.FLOPS).claim()).isNull();
  }

  @Test
  void theStepsOfTheClaimMultiplyToIt() {
    Catalog catalog =
        catalog(
            chip("k20x", "2012-11-12", 4).withWatts(200.0, null),
            chip("h100-sxm-80gb", "2022-03-22", 60)
                .withTflops(Dtype.FP16, 900)
                .withTflops(Dtype.BF16, 900)
                .withTflops(Dtype.FP8, 1800)
                .withWatts(600.0, null));
    Claim claim = Objects.requireNonNull(of(catalog, Measure.FLOPS).claim());
    double product = 1;
    for (Claim.Step step : claim.steps()) {
      product *= step.times();
    }
    assertThat(product).isCloseTo(claim.told().times(), within(1e-6));
    assertThat(claim.steps().get(0).times()).isEqualTo(15);
    assertThat(claim.dense().times()).isEqualTo(450);
    assertThat(claim.times(claim.steps().get(0), Measure.WATT)).isCloseTo(5, within(1e-9));
    assertThat(claim.times(claim.told(), Measure.DOLLAR)).isNull();
  }
}
