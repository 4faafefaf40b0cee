package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A {@code config.json} as published with a model on Hugging Face.
 *
 * @param architecture its {@code model_type}, or null
 * @param precision the storage format that it states, or null
 * @param quantized whether that is a format other than the one it was trained in
 * @param statedName {@code _name_or_path}, or null
 */
record HuggingFaceConfig(
    @Nullable String architecture,
    Blueprint blueprint,
    @Nullable Precision precision,
    boolean quantized,
    @Nullable String statedName) {
  private static final List<String> INNER = List.of("text_config", "language_config", "llm_config");
  private static final double MOST_BESIDE = 1e12;
  private static final List<String> BESIDE =
      List.of("vision_config", "audio_config", "visual", "vision_tower_config");

  /**
   * Reads one.
   *
   * @param where how errors call the file
   */
  static HuggingFaceConfig read(String text, String where) {
    ConfigFields top = ConfigFields.of(Json.read(PythonJson.quoted(text), where), where);
    @Nullable String type = type(top);
    ConfigFields inner = inner(top, type);
    @Nullable String innerType = inner.text("model_type");
    String chosen = inner != top && Architectures.knows(innerType) ? innerType : type;
    // Some keep these outside of the part that writes text.
    ConfigFields fields = inner == top ? top : inner.withFallback(top, "tie_word_embeddings");
    Blueprint blueprint = Architectures.read(chosen, fields);
    return new HuggingFaceConfig(
        chosen == null ? null : Architectures.key(chosen),
        withTowers(top, type, blueprint),
        StoredPrecision.of(top, inner),
        top.object("quantization_config") != null || inner.object("quantization_config") != null,
        top.text("_name_or_path"));
  }

  /** The same, stored in another format. */
  HuggingFaceConfig storedAs(Precision format) {
    return new HuggingFaceConfig(architecture, blueprint, format, true, statedName);
  }

  /** Bits of one parameter where several are packed into one number of a tensor. */
  int packedBits() {
    boolean whole = !quantized || precision == null || precision.bits() >= 8;
    return whole ? 8 : 4;
  }

  private static ConfigFields inner(ConfigFields top, @Nullable String type) {
    if ("clip".equals(type)) {
      return top;
    }
    for (String key : INNER) {
      ConfigFields inner = top.object(key);
      if (inner != null) {
        return inner;
      }
    }
    return top;
  }

  /** The model type, or what the name of the class tells of it. */
  private static @Nullable String type(ConfigFields top) {
    @Nullable String type = top.text("model_type");
    List<String> classes = ConfigLists.texts(top, "architectures");
    if (type != null || classes == null || classes.isEmpty()) {
      return type == null ? null : Architectures.key(type);
    }
    String name = classes.get(0).replaceAll("(For[A-Z].*|Model|LMHeadModel)$", "");
    String wanted = name.toLowerCase(Locale.ROOT);
    for (String known : Architectures.names()) {
      if (known.replace("_", "").equals(wanted)) {
        return known;
      }
    }
    return name;
  }

  private static Blueprint withTowers(ConfigFields top, @Nullable String type, Blueprint text) {
    List<String> notes = new ArrayList<>();
    if ("clip".equals(type)) {
      return text;
    }
    for (String key : BESIDE) {
      ConfigFields tower = top.object(key);
      if (tower == null) {
        continue;
      }
      int width = text.shape() == null ? 0 : text.shape().hiddenSize();
      Double weights =
          type == null || !key.equals("vision_config")
              ? null
              : VisionTower.weights(type, tower, width);
      if (weights == null || !tower.missing().isEmpty()) {
        notes.add("the parameters of its " + key + " are not counted");
      } else if (weights > MOST_BESIDE) {
        throw new DocumentException(
            top.where(), 0, key + ": its sizes make more parameters than any image encoder has");
      } else {
        text.weights().beside(weights);
        notes.add(
            String.format(
                Locale.ROOT, "%,.0f of its parameters are those of its %s", weights, key));
      }
    }
    return text.with(notes);
  }
}
