package io.github.gpuadvisor.catalog.importing.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.document.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Law: a configuration written from a record of the catalog is read into a model that keeps as much
 * for each token, for every decoder that keeps full, windowed or latent attention.
 */
class RebuiltConfigLawTest {
  private static final Catalog CATALOG = CatalogIndex.builtIn();
  private static final int PLAIN = 128;

  @Test
  void lawHoldsForThirtyModelsAtLeast() {
    assertThat(rebuildable()).hasSizeGreaterThanOrEqualTo(30);
  }

  @TestFactory
  Stream<DynamicTest> rebuiltConfigurationKeepsAsMuchPerToken() {
    return rebuildable().stream()
        .map(model -> DynamicTest.dynamicTest(model.id(), () -> check(model)));
  }

  private static void check(Model model) {
    Transformer known = shape(model);
    HuggingFaceConfig read =
        HuggingFaceConfig.read(JsonText.line(config(known)), model.id() + ".json");
    Transformer rebuilt = Objects.requireNonNull(read.blueprint().shape());

    assertThat(elements(rebuilt)).isEqualTo(elements(known)).isPositive();
    assertThat(rebuilt.groups()).containsExactlyInAnyOrderElementsOf(known.groups());
  }

  private static double elements(Transformer shape) {
    return shape.groups().stream()
        .mapToDouble(group -> group.count() * group.elementsPerToken())
        .sum();
  }

  private static Transformer shape(Model model) {
    return Objects.requireNonNull(model.transformer());
  }

  /** Decoders whose blocks are all alike, or differ in their window alone. */
  private static List<Model> rebuildable() {
    return CATALOG.modelIds().stream()
        .map(CATALOG::model)
        .filter(model -> model.kind() == Model.Kind.DECODER && model.transformer() != null)
        .filter(model -> one(shape(model)))
        .toList();
  }

  private static boolean one(Transformer shape) {
    LayerGroup first = shape.groups().get(0);
    boolean latent = first.attention() == Attention.LATENT && shape.groups().size() == 1;
    return (latent
            && Objects.requireNonNull(first.latentDimension()) > first.headDimension() - PLAIN)
        || shape.groups().stream().allMatch(group -> plain(group, first));
  }

  private static boolean plain(LayerGroup group, LayerGroup first) {
    return (group.attention() == Attention.FULL || group.attention() == Attention.WINDOW)
        && group.stateElements() == null
        && group.heads() == first.heads()
        && group.kvHeads() == first.kvHeads()
        && group.headDimension() == first.headDimension()
        && group.valueDimension() == group.headDimension();
  }

  private static Map<String, Object> config(Transformer shape) {
    LayerGroup first = shape.groups().get(0);
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("hidden_size", shape.hiddenSize());
    config.put("num_hidden_layers", shape.layers());
    config.put("num_attention_heads", first.heads());
    config.put("num_key_value_heads", first.kvHeads());
    config.put("intermediate_size", Math.max(1, shape.intermediateSize()));
    config.put("vocab_size", Math.max(1, shape.vocabularySize()));
    if (first.attention() == Attention.LATENT) {
      // How a head is divided into parts is not in the record; any division keeps as much.
      int rotary = Math.max(1, first.headDimension() - PLAIN);
      config.put("model_type", "deepseek_v3");
      config.put("qk_nope_head_dim", first.headDimension() - rotary);
      config.put("qk_rope_head_dim", rotary);
      config.put("v_head_dim", first.valueDimension());
      config.put("kv_lora_rank", Objects.requireNonNull(first.latentDimension()) - rotary);
      return config;
    }
    config.put("model_type", "llama");
    config.put("head_dim", first.headDimension());
    windows(shape, config);
    return config;
  }

  private static void windows(Transformer shape, Map<String, Object> config) {
    List<String> types = new ArrayList<>();
    for (LayerGroup group : shape.groups()) {
      boolean full = group.attention() == Attention.FULL;
      for (int i = 0; i < group.count(); i++) {
        types.add(full ? "full_attention" : "sliding_attention");
      }
      Integer window = group.window();
      if (window != null) {
        config.put("sliding_window", window);
      }
    }
    config.put("layer_types", types);
  }
}
