package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.Groups;
import org.junit.jupiter.api.Test;

class LayerGroupTest {
  @Test
  void fullAttentionKeepsEveryToken() {
    LayerGroup group = Groups.full(1, 32, 8, 128);

    assertThat(group.elementsPerToken()).isEqualTo(2 * 8 * 128);
    assertThat(group.tokensKept(1000, 10)).isEqualTo(1000);
    assertThat(group.splitsByHeads()).isTrue();
  }

  @Test
  void aWindowKeepsNoMoreThanItsWidth() {
    LayerGroup group = Groups.window(1, 32, 8, 128, 512);

    assertThat(group.tokensKept(100, 10)).isEqualTo(100);
    assertThat(group.tokensKept(1000, 10)).isEqualTo(512);
    assertThat(group.splitsByHeads()).isTrue();
  }

  @Test
  void aLatentIsOneVectorPerTokenForAllHeads() {
    LayerGroup group = Groups.latent(1, 128, 192, 576);

    assertThat(group.elementsPerToken()).isEqualTo(576);
    assertThat(group.tokensKept(1000, 10)).isEqualTo(1000);
    assertThat(group.splitsByHeads()).isFalse();
  }

  @Test
  void aStateKeepsNothingPerToken() {
    LayerGroup group = Groups.state(1, 1e6);

    assertThat(group.elementsPerToken()).isZero();
    assertThat(group.tokensKept(1000, 10)).isZero();
    assertThat(group.splitsByHeads()).isFalse();
  }

  @Test
  void crossAttentionKeepsTheEncodersTokens() {
    assertThat(Groups.cross(1, 16, 16, 64, 1500).tokensKept(1000, 10)).isEqualTo(1500);
    assertThat(Groups.cross(1, 16, 16, 64, null).tokensKept(1000, 10)).isEqualTo(10);
  }
}
