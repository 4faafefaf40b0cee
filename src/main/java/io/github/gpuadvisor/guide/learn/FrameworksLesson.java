package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.EngineHardware;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

final class FrameworksLesson extends Lesson {
  private static final String TEXT =
      """
      A chip without software is of no use. Two kinds of programs stand between a
      model and a chip. A framework (PyTorch, JAX, TensorFlow) is where models are
      written and trained. An engine (vLLM, SGLang, TensorRT-LLM, llama.cpp) serves a
      model that is ready: it batches users, manages the KV cache and brings its own fast
      kernels. Below both lies the maker's own layer: CUDA of NVIDIA, ROCm of AMD,
      oneAPI of Intel, Metal of Apple, XLA of Google's TPUs, Neuron of AWS.

      What the catalog knows of, with the number of chips of each maker:

      | program | for | runs on |
      |---|---|---|
      {engines}

      And from the side of the maker:

      | maker | chips | of them with an engine made for serving |
      |---|--:|--:|
      {makers}

      "Runs" hides a lot. A chip must be new enough (NVIDIA counts by compute
      capability: {engine} asks for {capability} at least), and each format has its own
      list of chips. What is true for a version may not be for the one before. gpus
      compat says for one chip which programs run on it, since when and in which formats,
      and gpu-advisor never recommends a chip that nothing in its list can run.

      Code written in PyTorch for one maker's chips usually runs on another's. Kernels
      written by hand do not, and a model that depends on them ties you to its maker.
      """;

  private static final Set<String> SERVING = Set.of("inference");

  FrameworksLesson() {
    super(
        new Head(
            "frameworks",
            "Software that runs models, and on whose chips",
            "engines and frameworks, and the makers whose chips they know",
            List.of(
                "gpus compat mi300x",
                "gpus compat rtx-4090",
                "recommend inference --model llama-3.1-8b --engine llama.cpp"),
            List.of("specialized-chips", "choosing", "precision")),
        TEXT);
  }

  @Override
  void fill(Blanks blanks) {
    List<Engine> engines = List.copyOf(blanks.catalog().engines());
    blanks.rows("engines", engines, engine -> engine(blanks, engine));
    List<Vendor> makers =
        List.of(Vendor.values()).stream().filter(one -> !chips(blanks, one).isEmpty()).toList();
    blanks.rows("makers", makers, maker -> maker(blanks, maker, engines));
    Engine vllm = Objects.requireNonNull(blanks.catalog().engine("vllm"));
    blanks.put("engine", vllm.name());
    double least = Double.NaN;
    for (EngineHardware hardware : vllm.hardware()) {
      if (hardware.vendor() == Vendor.NVIDIA) {
        least = Blanks.number(hardware.minComputeCapability());
      }
    }
    blanks.put("capability", Figures.fixed(least, 1));
  }

  private static List<Accelerator> chips(Blanks blanks, Vendor maker) {
    return blanks.catalog().gpus().stream().filter(gpu -> gpu.vendor() == maker).toList();
  }

  private static List<String> engine(Blanks blanks, Engine engine) {
    List<String> runs = new ArrayList<>();
    for (Vendor maker : Vendor.values()) {
      long known = chips(blanks, maker).stream().filter(gpu -> engine.on(gpu) != null).count();
      if (known > 0) {
        runs.add(maker.title() + " " + known);
      }
    }
    String uses =
        engine.uses().contains("inference")
            ? engine.uses().size() == 1 ? "serving" : "all work"
            : "training";
    return List.of(engine.id(), uses, String.join(", ", runs));
  }

  private static List<String> maker(Blanks blanks, Vendor maker, List<Engine> engines) {
    List<Accelerator> chips = chips(blanks, maker);
    long served =
        chips.stream()
            .filter(
                gpu ->
                    engines.stream()
                        .anyMatch(one -> one.uses().equals(SERVING) && one.on(gpu) != null))
            .count();
    return List.of(maker.title(), Figures.whole(chips.size()), Figures.whole((double) served));
  }
}
