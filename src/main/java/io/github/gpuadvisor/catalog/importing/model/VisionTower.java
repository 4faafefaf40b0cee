package io.github.gpuadvisor.catalog.importing.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weights of the image encoder that stands before a language model. */
final class VisionTower {
  private VisionTower() {}

  /**
   * Weights of the encoder and of what joins it to the model, or null where the kind is not known.
   *
   * @param type {@code model_type} of the whole model
   */
  static @Nullable Double weights(String type, ConfigFields c, int textWidth) {
    return switch (type) {
      case "gemma3" -> siglip(c) + c.whole("hidden_size") * (1.0 + textWidth);
      case "mistral3" -> pixtral(c, textWidth);
      case "qwen3_5", "qwen3_5_moe", "qwen3_vl", "qwen3_vl_moe" -> qwen(c, textWidth);
      case "llama4" -> llama4(c, textWidth);
      default -> null;
    };
  }

  private static double siglip(ConfigFields c) {
    int hidden = c.whole("hidden_size");
    int width = c.whole("intermediate_size");
    int patch = c.wholeOr(16, "patch_size");
    int side = c.wholeOr(224, "image_size") / Math.max(1, patch);
    double patches = Count.linear(3.0 * patch * patch, hidden, true);
    double one = Count.biasedBlock(hidden, width);
    return patches + (double) side * side * hidden + Sizes.layers(c) * one + 2.0 * hidden;
  }

  /** Gated blocks with RMS norms; a merger of 2 × 2 patches and two matrices. */
  private static double pixtral(ConfigFields c, int textWidth) {
    int hidden = c.whole("hidden_size");
    int width = c.whole("intermediate_size");
    int patch = c.wholeOr(14, "patch_size");
    double one = 4.0 * hidden * hidden + Count.feedForward(hidden, width, true) + 2.0 * hidden;
    double joined =
        hidden
            + 4.0 * hidden * hidden
            + Count.linear(hidden, textWidth, false)
            + Count.linear(textWidth, textWidth, false);
    return 3.0 * patch * patch * hidden + hidden + Sizes.layers(c) * one + joined;
  }

  /** Patches of two frames, learned positions, mergers of 2 × 2 patches. */
  private static double qwen(ConfigFields c, int textWidth) {
    int hidden = c.whole("hidden_size");
    int width = c.whole("intermediate_size");
    int patch = c.wholeOr(16, "patch_size");
    double merge = c.wholeOr(2, "spatial_merge_size");
    double merged = merge * merge * hidden;
    double patches =
        Count.linear(3.0 * c.wholeOr(2, "temporal_patch_size") * patch * patch, hidden, true);
    double one = Count.biasedBlock(hidden, width);
    double merger = Count.linear(merged, merged, true) + Count.linear(merged, textWidth, true);
    List<Integer> deep = ConfigLists.wholes(c, "deepstack_visual_indexes");
    // Some blocks in between have a merger of their own, which norms what is merged.
    double joined =
        2.0 * hidden + merger + (deep == null ? 0 : deep.size() * (2 * merged + merger));
    return patches
        + (double) c.wholeOr(0, "num_position_embeddings") * hidden
        + c.whole("depth") * one
        + joined;
  }

  /** Blocks with biases; patches shuffled four into one, two matrices, and one that joins. */
  private static double llama4(ConfigFields c, int textWidth) {
    int hidden = c.whole("hidden_size");
    int width = c.whole("intermediate_size");
    int patch = c.wholeOr(14, "patch_size");
    int side = c.wholeOr(336, "image_size") / Math.max(1, patch);
    double one = Count.biasedBlock(hidden, width);
    double into = c.wholeOr(4096, "projector_input_dim");
    double out = c.wholeOr(4096, "projector_output_dim");
    double joined = 4.0 * hidden * into + into * out + out * textWidth;
    return 3.0 * patch * patch * hidden
        + ((double) side * side + 2) * hidden
        + Sizes.layers(c) * one
        + 4.0 * hidden
        + joined;
  }
}
