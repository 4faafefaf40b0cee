package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Model;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Encoders of images: ViT, DINOv2, and CLIP with its encoder of text. */
final class VisionArchitecture implements Architecture {
  /** {@code CLIPTextConfig} and {@code CLIPVisionConfig}: files leave out what equals them. */
  private static final Map<String, Integer> CLIP_TEXT =
      Map.of(
          "hidden_size", 512,
          "num_hidden_layers", 12,
          "intermediate_size", 2048,
          "vocab_size", 49_408,
          "max_position_embeddings", 77);

  private static final Map<String, Integer> CLIP_IMAGES =
      Map.of(
          "hidden_size", 768,
          "num_hidden_layers", 12,
          "intermediate_size", 3072,
          "image_size", 224,
          "patch_size", 32);

  /** Which family. */
  enum Kin {
    VIT,
    DINOV2,
    CLIP
  }

  private final Kin kin;

  VisionArchitecture(Kin kin) {
    this.kin = kin;
  }

  @Override
  public Blueprint read(ConfigFields c) {
    WeightCount weights = new WeightCount();
    ConfigFields images = c;
    if (kin == Kin.CLIP) {
      ConfigFields text = c.object("text_config");
      @Nullable ConfigFields inner = c.object("vision_config");
      if (text == null || inner == null) {
        throw c.wrong("text_config", "CLIP needs a text_config and a vision_config");
      }
      images = inner.withDefaults(CLIP_IMAGES);
      clip(c, text.withDefaults(CLIP_TEXT), images, weights);
    } else {
      weights.add(tower(c, kin == Kin.DINOV2 ? c.wholeOr(4, "mlp_ratio") : 0, false));
      int hidden = c.whole("hidden_size");
      if (kin == Kin.DINOV2) {
        // Two scales of each block, and the token that stands for a masked patch.
        weights.add(2.0 * c.whole(Sizes.LAYERS) * hidden + hidden);
      } else {
        ConfigFields labels = c.object("id2label");
        int classes = labels == null ? c.wholeOr(0, "num_labels") : labels.keys().size();
        weights.add(classes == 0 ? 0 : Count.linear(hidden, classes, true));
      }
    }
    int size = c.missing().isEmpty() ? images.wholeOr(224, "image_size") : 224;
    Model.Sample sample = new Model.Sample("image", null, size, null);
    return new Blueprint(Model.Kind.VISION, null, weights, sample, List.of());
  }

  private static void clip(
      ConfigFields c, ConfigFields text, ConfigFields images, WeightCount weights) {
    int projection = c.wholeOr(512, "projection_dim");
    int width = text.whole("hidden_size");
    weights.add(
        (double) (text.whole("vocab_size") + text.whole("max_position_embeddings")) * width
            + text.whole(Sizes.LAYERS) * Count.biasedBlock(width, text.whole("intermediate_size"))
            + 2.0 * width
            + (double) width * projection);
    weights.add(tower(images, 0, true) + (double) images.whole("hidden_size") * projection + 1);
  }

  /** Patches in, blocks, a norm. CLIP has a norm before the blocks too, and no bias on patches. */
  private static double tower(ConfigFields c, int ratio, boolean clip) {
    int hidden = c.whole("hidden_size");
    int width =
        ratio > 0
            ? ConfigNumber.times(c, "mlp_ratio", ratio, hidden)
            : c.whole("intermediate_size");
    int patch = c.wholeOr(16, "patch_size");
    int side = c.wholeOr(224, "image_size") / Math.max(1, patch);
    double patches = Count.linear(3.0 * patch * patch, hidden, !clip);
    double positions = ((double) side * side + 1) * hidden + hidden;
    double norms = (clip ? 2 : 1) * 2.0 * hidden;
    return patches + positions + norms + c.whole(Sizes.LAYERS) * Count.biasedBlock(hidden, width);
  }
}
