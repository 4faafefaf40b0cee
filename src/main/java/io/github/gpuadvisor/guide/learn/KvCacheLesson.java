package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.estimate.memory.KvCache;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.estimate.memory.Weights;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.CachePrecision;
import java.util.List;
import java.util.Objects;

final class KvCacheLesson extends Lesson {
  private static final String TEXT =
      """
      To write the next token, a model looks back at all tokens before it. It keeps two
      lists of numbers for each of them, called keys and values, so that it need not compute
      them again. That is the KV cache. The weights are there once for everybody; the
      cache is there once for every user, and it grows with every token read or
      written.

      In {model} a token adds {perToken} KiB: {layers} layers, {heads} heads of {width} numbers, keys and
      values, {bytes} bytes each. A conversation of {context} tokens therefore keeps {sequence} GiB
      beside {weights} GiB of weights.

      | model | weights GiB | KiB a token | GiB at {short} | GiB at {long} |
      |---|--:|--:|--:|--:|
      {models}

      Weights are as published, the cache in 16 bit. Models differ in how much they
      keep. {gpt} has a head of keys for each head that asks; most models since share
      keys among several (grouped-query attention), {deepseek} keeps one short list
      from which all are made again (latent attention), and {gemma} lets most
      layers see only the last {window} tokens (a sliding window).

      What is left once the weights are loaded is room for users. On one {h100} {model}
      in 16 bit leaves {room} GiB, enough for {users} users at {short} tokens or {usersLong} at
      {long}; with the cache in FP8 twice as many, {usersSmall}.

      The cache is also read in every step, all of it. Long conversations are
      therefore slower as well as larger.
      """;

  KvCacheLesson() {
    super(
        new Head(
            "kv-cache",
            "The KV cache",
            "what every user adds to memory, token by token",
            List.of(
                "estimate inference --model llama-3.1-8b --gpu l4 --context 32k",
                "sweep inference --model llama-3.1-8b --vary context=4k,32k,128k"),
            List.of("memory", "precision", "parallel-plans")),
        TEXT);
  }

  @Override
  void fill(Blanks blanks) {
    Model model = blanks.model("llama-3.1-8b");
    Transformer shape = Objects.requireNonNull(model.transformer());
    LayerGroup group = Objects.requireNonNull(shape.attending());
    blanks.put("model", model.name());
    blanks.put("perToken", perToken(model), 4);
    blanks.put("layers", Figures.whole(group.count()));
    blanks.put("heads", Figures.whole(group.kvHeads()));
    blanks.put("width", Figures.whole(Blanks.number(group.headDimension())));
    blanks.put("bytes", Figures.whole(CachePrecision.BF16.bytes()));
    blanks.put("context", Figures.whole(LONG));
    blanks.put("short", Figures.whole(SHORT));
    blanks.put("long", Figures.whole(LONG));
    blanks.put("sequence", gib(model, LONG));
    blanks.put("weights", Figures.fixed(Weights.stored(model, Precision.BF16).gib(), 1));
    blanks.put("gpt", blanks.model("gpt-3").name());
    blanks.put("deepseek", blanks.model("deepseek-v3").name());
    blanks.put("gemma", blanks.model("gemma-3-27b").name());
    blanks.name("h100", blanks.gpu("h100-sxm-80gb"));
    MemoryEstimate most = serving(blanks, SHORT, "bf16");
    blanks.put("room", Figures.fixed(most.cacheAvailablePerGpu().gib(), 1));
    blanks.put("users", Figures.whole(most.sequencesPerReplica()));
    blanks.put("usersLong", Figures.whole(serving(blanks, LONG, "bf16").sequencesPerReplica()));
    blanks.put("usersSmall", Figures.whole(serving(blanks, LONG, "fp8").sequencesPerReplica()));
    blanks.put("window", window(blanks.model("gemma-3-27b")));
    blanks.rows(
        "models",
        List.of("llama-3.1-8b", "llama-3.1-70b", "gpt-3", "gemma-3-27b", "deepseek-v3"),
        id -> row(blanks.model(id)));
  }

  private static final int SHORT = 4 << 10;
  private static final int LONG = 128 << 10;

  private static String window(Model model) {
    for (LayerGroup group : Objects.requireNonNull(model.transformer()).groups()) {
      if (group.window() != null) {
        return Figures.whole(group.window());
      }
    }
    return "few";
  }

  private static double perToken(Model model) {
    return KvCache.perToken(model.transformer(), CachePrecision.BF16).value() / (1 << 10);
  }

  private static String gib(Model model, int tokens) {
    return Figures.fixed(
        KvCache.sequence(model.transformer(), CachePrecision.BF16, tokens, tokens).gib(), 1);
  }

  private static List<String> row(Model model) {
    int longest = Objects.requireNonNull(model.transformer()).contextLength();
    return List.of(
        model.name(),
        Figures.whole(Weights.stored(model, model.publishedPrecision()).gib()),
        Blanks.text(perToken(model), 3),
        longest < SHORT ? "too long" : gib(model, SHORT),
        longest < LONG ? "too long" : gib(model, LONG));
  }

  private static MemoryEstimate serving(Blanks blanks, int context, String cache) {
    String[] options = Example.served("kvPrecision", cache, "context", String.valueOf(context));
    return blanks.estimate("inference", options).memory();
  }
}
