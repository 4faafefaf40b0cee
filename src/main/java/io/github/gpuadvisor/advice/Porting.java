package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.workload.Warning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What it means to move to chips that are no GPUs. Sources, read in November 2026:
 * awsdocs-neuron.readthedocs-hosted.com (v2.33, About the AWS Neuron SDK), docs.pytorch.org/xla
 * (PyTorch/XLA overview; Custom kernels via Pallas), docs.habana.ai (GPU Migration Toolkit),
 * docs.qualcomm.com (Cloud AI SDK, Compile the model).
 */
final class Porting {
  private static final String GAUDI = "gaudi";

  private Porting() {}

  /** One warning for each family of such chips in rows that are shown. */
  static List<Warning> of(List<Ranked> shown) {
    Set<String> sentences = new LinkedHashSet<>();
    for (Ranked row : shown) {
      @Nullable String sentence = sentence(row.assessment().estimate().deployment().gpu());
      if (sentence != null) {
        sentences.add(sentence);
      }
    }
    List<Warning> warnings = new ArrayList<>();
    for (String sentence : sentences) {
      warnings.add(new Warning("porting", sentence));
    }
    return warnings;
  }

  private static @Nullable String sentence(Accelerator gpu) {
    return switch (gpu.vendor()) {
      case AWS ->
          "Trainium and Inferentia run what Neuron compiles from PyTorch or JAX; kernels in CUDA"
              + " are to be written anew (NKI)";
      case GOOGLE ->
          "TPUs run what XLA compiles from JAX or PyTorch; kernels in CUDA are to be written anew"
              + " (Pallas)";
      case QUALCOMM ->
          "Cloud AI 100 runs what its SDK compiles from ONNX, one program for each model";
      case INTEL ->
          String.valueOf(gpu.architecture()).startsWith(GAUDI)
              ? "Gaudi runs PyTorch over a bridge of its own; a toolkit turns calls of torch.cuda"
                  + " into its own"
              : null;
      default -> null;
    };
  }
}
