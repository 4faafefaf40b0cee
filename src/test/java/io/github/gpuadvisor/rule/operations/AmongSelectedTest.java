package io.github.gpuadvisor.rule.operations;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.rule.Verdicts.assertFailed;
import static io.github.gpuadvisor.rule.Verdicts.assertMet;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Verdict;
import org.junit.jupiter.api.Test;

class AmongSelectedTest {
  private static Verdict check(Asked asked) {
    return new AmongSelected().check(aGpu().build(), asked.request(), aCatalog().build());
  }

  @Test
  void isOperationsSelected() {
    assertThat(new AmongSelected().id()).isEqualTo("operations/selected");
  }

  @Test
  void asksNothingWhereNothingIsSelected() {
    assertMet(check(Asked.anything()));
  }

  @Test
  void passesWhereNameVendorAndClassAreAmongThoseAskedFor() {
    assertMet(
        check(
            Asked.anything()
                .onlyGpus("other", "test-gpu")
                .onlyVendors(Vendor.AMD, Vendor.NVIDIA)
                .onlyClasses(GpuClass.DATACENTER)));
  }

  @Test
  void failsWhereOthersAreAskedFor() {
    Verdict.Failed failed =
        assertFailed(
            check(Asked.anything().onlyGpus("other")),
            "Test test-gpu is not among the GPUs asked for",
            null);
    assertThat(failed.excess()).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void failsWhereItIsExcluded() {
    assertFailed(
        check(Asked.anything().onlyGpus("test-gpu").without("test-gpu")),
        "Test test-gpu is not among the GPUs asked for",
        null);
  }

  @Test
  void failsWhereAnotherVendorIsAskedFor() {
    assertFailed(
        check(Asked.anything().onlyVendors(Vendor.AMD)),
        "NVIDIA is not among the vendors asked for",
        null);
  }

  @Test
  void failsWhereAnotherClassIsAskedFor() {
    assertFailed(
        check(Asked.anything().onlyClasses(GpuClass.CONSUMER, GpuClass.EDGE)),
        "Test test-gpu is of the class datacenter",
        null);
  }
}
