package io.github.gpuadvisor.catalog.importing.model;

import static io.github.gpuadvisor.catalog.importing.model.Trait.*;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decoders of attention and feed-forward blocks by their {@code model_type}, as the modeling code
 * of Hugging Face Transformers lays them out.
 */
final class Decoders {
  private Decoders() {}

  /** Four times as wide, biases and norms as in GPT-2. */
  private static final Trait[] GPT = {
    UNGATED, FOUR_TIMES, QKV_BIAS, OUTPUT_BIAS, FEED_FORWARD_BIAS, NORM_BIAS
  };

  private static Traits gpt(Trait... more) {
    Trait[] all = Arrays.copyOf(GPT, GPT.length + more.length);
    System.arraycopy(more, 0, all, GPT.length, more.length);
    return Traits.of(all);
  }

  static Map<String, Architecture> all() {
    Map<String, Architecture> all = new LinkedHashMap<>();
    llamaAndAfter(all);
    gptAndAfter(all);
    mixtures(all);
    return all;
  }

  private static void llamaAndAfter(Map<String, Architecture> all) {
    put(all, Traits.of(), "llama", "yi", "aquila", "baichuan", "internlm2", "exaone", "deepseek");
    put(all, Traits.of().window(1), "mistral", "ministral3");
    put(all, Traits.of(QKV_BIAS), "qwen2", "qwen2_vl", "qwen2_5_vl");
    put(all, Traits.of(HEAD_NORMS), "qwen3", "qwen3_vl");
    put(all, Traits.of(TIED), "gemma", "smollm3", "granite");
    put(all, Traits.of(TIED, FOUR_NORMS).window(2), "gemma2");
    put(all, Traits.of(TIED, FOUR_NORMS, HEAD_NORMS).window(6).defaults(GEMMA_3), "gemma3");
    put(all, Traits.of().window(1), "phi3");
    put(all, Traits.of(FOUR_NORMS, BIAS_FLAG_SPARES_OUTPUT), "glm4");
    put(all, Traits.of(BIAS_FLAG_SPARES_OUTPUT), "glm");
    put(all, Traits.of(QKV_BIAS, BIAS_FLAG_SPARES_OUTPUT), "chatglm", "seed_oss");
    put(all, Traits.of(WIDE_NORMS), "olmo2");
    put(all, Traits.of(WIDE_NORMS).window(4), "olmo3");
    put(all, Traits.of(BARE_NORMS), "olmo");
    put(all, Traits.of(HEAD_NORMS).window(4), "exaone4");
    put(all, Traits.of(TIED, ONE_NORM, WIDE_NORMS_IF_STATED), "cohere");
    put(all, Traits.of(TIED, ONE_NORM).window(4), "cohere2");
    put(all, Traits.of(NORM_BIAS, WIDE_NORMS_IF_STATED, ONE_NORM_IF_PARALLEL), "stablelm");
  }

  private static void gptAndAfter(Map<String, Architecture> all) {
    put(all, gpt(TIED, POSITIONS), "gpt2");
    put(all, gpt(TIED, POSITIONS, MULTI_QUERY), "gpt_bigcode");
    put(all, gpt(TIED, POSITIONS, TWO_POSITIONS_MORE), "opt");
    put(all, gpt(TIED, EMBEDDING_NORM), "bloom");
    put(all, gpt(), "gpt_neox");
    put(all, gpt(ONE_NORM, HEAD_BIAS), "phi");
    put(all, gpt(TIED).window(1), "starcoder2");
    put(
        all,
        Traits.of(UNGATED, FOUR_TIMES, FEED_FORWARD_BIAS, NORM_BIAS, ONE_NORM, HEAD_BIAS),
        "gptj");
    put(
        all,
        Traits.of(UNGATED, FOUR_TIMES, TIED, NORM_BIAS, MULTI_QUERY, FALCON_NORMS),
        "falcon",
        "refinedweb",
        "refinedwebmodel");
    nested(all, Traits.of(UNGATED, FOUR_TIMES, TIED, NORM_BIAS), "mpt");
    put(all, Traits.of(UNGATED, NORM_BIAS), "nemotron");
  }

  private static void mixtures(Map<String, Architecture> all) {
    put(all, Traits.of().window(1), "mixtral");
    put(all, Traits.of(QKV_BIAS, SHARED_GATE), "qwen2_moe");
    put(all, Traits.of(HEAD_NORMS), "qwen3_moe", "qwen3_vl_moe");
    put(all, Traits.of(WIDE_NORMS), "olmoe");
    put(all, Traits.of(NORM_BIAS), "phimoe");
    nested(all, Traits.of(), "dbrx");
    put(all, Traits.of(TIED), "granitemoe", "granitemoeshared");
    put(all, Traits.of(SHARED_LIKE_ROUTED).window(4), "llama4");
    put(all, Traits.of(WIDE_NORMS_IF_STATED, SCORE_CORRECTION), "minimax_m2");
    put(
        all,
        Traits.of(HEAD_NORMS_IF_STATED, SCORE_CORRECTION, BIAS_FLAG_SPARES_OUTPUT),
        "glm4_moe");
    put(
        all,
        Traits.of(QKV_BIAS, OUTPUT_BIAS, SINKS, ROUTER_BIAS, EXPERT_BIAS).window(2),
        "gpt_oss");
  }

  /** {@code Gemma3TextConfig}: published files leave out what equals it. */
  private static final Map<String, Integer> GEMMA_3 =
      Map.of(
          "num_attention_heads", 8,
          "num_key_value_heads", 4,
          "head_dim", 256,
          "vocab_size", 262_208,
          "max_position_embeddings", 131_072);

  /** Some keep a part of their sizes in objects of their own. */
  private static void nested(Map<String, Architecture> all, Traits traits, String name) {
    Architecture decoder = new DecoderArchitecture(traits);
    all.put(name, config -> decoder.read(config.flattened("attn_config", "ffn_config")));
  }

  private static void put(Map<String, Architecture> all, Traits traits, String... names) {
    for (String name : names) {
      all.put(name, new DecoderArchitecture(traits));
    }
  }
}
