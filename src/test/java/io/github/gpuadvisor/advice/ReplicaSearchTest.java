package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference;
import org.junit.jupiter.api.Test;

/** How many copies of a model on one GPU each a load takes. */
class ReplicaSearchTest {
  private static final Accelerator GPU = aGpu().build();
  private static final Plan PLAN = aPlan().build();
  private static final Node EIGHT = aNode(8);
  private static final double HOPELESS = 1e6;

  private static ReplicaSearch search(Inference work) {
    return new ReplicaSearch(GPU, Asked.of(work).request(), work);
  }

  private static int least(Works works, int most) {
    return search(works.serving()).least(PLAN, EIGHT, most);
  }

  private static Works works() {
    return Works.of(aModel()).withContext(65_536);
  }

  @Test
  void usersTakeAsManyCopiesAsHoldThemAll() {
    int each = InferenceMemory.of(GPU, PLAN, works().serving(), 1).sequencesPerReplica();
    assertThat(least(works().withUsers(each), 64)).isEqualTo(1);
    assertThat(least(works().withUsers(each + 1), 64)).isEqualTo(2);
    assertThat(least(works().withUsers(3 * each).withSpareReplicas(2), 64)).isEqualTo(5);
  }

  @Test
  void aRateThatNoNumberKeepsUpWithTakesTheMost() {
    assertThat(least(works().withRate(HOPELESS), 4)).isEqualTo(4);
  }

  @Test
  void spareCopiesComeOnTopOfThoseThatKeepUp() {
    Works slow = works().withRate(0.01);
    assertThat(least(slow, 64)).isEqualTo(1);
    assertThat(least(slow.withSpareReplicas(2), 64)).isEqualTo(3);
  }

  private static Inference.Targets total(double tokensPerSecond) {
    return new Inference.Targets(null, null, null, null, tokensPerSecond);
  }

  private static double total(int copies, Works works) {
    return search(works.serving())
        .candidate(PLAN, EIGHT, copies)
        .performance()
        .outputTokensPerSecond()
        .value();
  }

  /** What five copies do together is asked for: four do not, six would be one too many. */
  @Test
  void theFewestCopiesThatAreFastEnoughAreFound() {
    Works many = works().withUsers(64);
    for (int copies : new int[] {2, 3, 5, 8}) {
      Works asking = works().withUsers(64).withTargets(total(total(copies, many)));
      assertThat(total(copies - 1, many)).isLessThan(total(copies, many));
      assertThat(search(asking.serving()).fast(PLAN, EIGHT, 1, 16)).isEqualTo(copies);
    }
  }

  @Test
  void whereNoNumberIsFastEnoughTheFewestStay() {
    Works asking = works().withUsers(64).withTargets(total(HOPELESS));
    assertThat(search(asking.serving()).fast(PLAN, EIGHT, 1, 8)).isEqualTo(1);
    assertThat(search(asking.serving()).fast(PLAN, EIGHT, 3, 8)).isEqualTo(3);
  }
}
