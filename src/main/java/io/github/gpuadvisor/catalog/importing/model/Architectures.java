package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The architectures known by name; others are read by their fields. */
final class Architectures {
  private static final double MOST_WEIGHTS = 1e15;
  private static final Map<String, Architecture> KNOWN = known();

  private Architectures() {}

  private static Map<String, Architecture> known() {
    Map<String, Architecture> all = new LinkedHashMap<>(Decoders.all());
    put(all, new LatentArchitecture(Traits.of()), "deepseek_v2");
    put(
        all,
        new LatentArchitecture(Traits.of(Trait.SCORE_CORRECTION)),
        "deepseek_v3",
        "deepseek_v32",
        "kimi_k2",
        "glm4_moe_lite",
        "glm_moe_dsa");
    put(all, new MambaArchitecture(false, true), "mamba");
    put(all, new MambaArchitecture(false, false), "falcon_mamba");
    put(all, new MambaArchitecture(true, false), "mamba2");
    put(all, new JambaArchitecture(), "jamba");
    put(all, new Mamba2Hybrid(false), "granitemoehybrid", "bamba");
    put(all, new Mamba2Hybrid(true), "falcon_h1");
    put(all, new NemotronHArchitecture(), "nemotron_h");
    put(all, new GatedDeltaHybrid(), "qwen3_next", "qwen3_5", "qwen3_5_moe");
    put(all, new Gemma4Architecture(), "gemma4");
    put(all, new EncoderArchitecture(EncoderArchitecture.Kin.BERT), "bert");
    put(
        all,
        new EncoderArchitecture(EncoderArchitecture.Kin.ROBERTA),
        "roberta",
        "xlm_roberta",
        "camembert");
    put(all, new EncoderArchitecture(EncoderArchitecture.Kin.DISTILBERT), "distilbert");
    put(all, new EncoderArchitecture(EncoderArchitecture.Kin.ELECTRA), "electra");
    put(all, new ModernBertArchitecture(), "modernbert");
    put(all, new T5Architecture(), "t5", "mt5");
    put(all, new BartArchitecture(BartArchitecture.Kin.BART), "bart");
    put(all, new BartArchitecture(BartArchitecture.Kin.MBART), "mbart");
    put(all, new BartArchitecture(BartArchitecture.Kin.M2M), "m2m_100");
    put(all, new BartArchitecture(BartArchitecture.Kin.WHISPER), "whisper");
    put(all, new VisionArchitecture(VisionArchitecture.Kin.VIT), "vit");
    put(all, new VisionArchitecture(VisionArchitecture.Kin.DINOV2), "dinov2");
    put(all, new VisionArchitecture(VisionArchitecture.Kin.CLIP), "clip");
    return all;
  }

  private static void put(
      Map<String, Architecture> all, Architecture architecture, String... names) {
    for (String name : names) {
      all.put(name, architecture);
    }
  }

  /** Names of the architectures known here, as files write them in {@code model_type}. */
  static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

  static boolean knows(@Nullable String type) {
    return type != null && KNOWN.containsKey(key(type));
  }

  /** The same name whether a file means the whole model or the part of it that writes text. */
  static String key(String type) {
    String lower = type.toLowerCase(Locale.ROOT).replace('-', '_');
    return lower.endsWith("_text") ? lower.substring(0, lower.length() - 5) : lower;
  }

  /**
   * Reads a configuration.
   *
   * @param type its {@code model_type}, or null where it names none
   * @throws DocumentException where sizes that decide memory are missing or contradict each other
   */
  static Blueprint read(@Nullable String type, ConfigFields c) {
    Architecture known = type == null ? null : KNOWN.get(key(type));
    Blueprint blueprint = known == null ? new UnknownArchitecture(type).read(c) : known.read(c);
    if (!c.missing().isEmpty()) {
      String near = known == null ? ", which is not known here" + near(type) : "";
      throw new DocumentException(
          c.where(),
          0,
          "lacks "
              + String.join(", ", c.missing())
              + (type == null ? "" : " of the architecture " + type + near));
    }
    if (!(blueprint.weights().total() < MOST_WEIGHTS && blueprint.weights().total() > 0)) {
      throw new DocumentException(
          c.where(), 0, "its sizes make more than 10^15 parameters: they cannot all be right");
    }
    return c.assumed().isEmpty()
        ? blueprint
        : blueprint.with(
            List.of(
                "not in the file, so as " + type + " has it: " + String.join(", ", c.assumed())));
  }

  /** The words " (nearest known: x)" or nothing. */
  static String near(@Nullable String type) {
    if (type == null) {
      return "";
    }
    List<String> near = Nearest.to(key(type), KNOWN.keySet(), 1);
    return near.isEmpty() ? "" : " (nearest known: " + near.get(0) + ")";
  }
}
