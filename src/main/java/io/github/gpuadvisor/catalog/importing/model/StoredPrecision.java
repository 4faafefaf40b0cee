package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Precision;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The storage format that a configuration states, or null. */
final class StoredPrecision {
  private StoredPrecision() {}

  /**
   * What {@code quantization_config} says, null where that is not known here; without one {@code
   * torch_dtype} or {@code dtype}.
   *
   * @param inner the part that describes the language model
   */
  static @Nullable Precision of(ConfigFields top, ConfigFields inner) {
    ConfigFields quantized = top.object("quantization_config");
    if (quantized == null) {
      quantized = inner.object("quantization_config");
    }
    if (quantized != null) {
      return quantized(quantized);
    }
    String dtype = top.text("torch_dtype", "dtype");
    if (dtype == null) {
      dtype = inner.text("torch_dtype", "dtype");
    }
    return dtype == null ? null : Precision.of(dtype.replace("torch.", ""));
  }

  private static @Nullable Precision quantized(ConfigFields q) {
    String method = q.text("quant_method", "quant_library");
    return switch (method == null ? "" : method.toLowerCase(Locale.ROOT)) {
      case "awq", "gptq", "auto-round", "intel/auto-round", "gptqmodel" ->
          whole(q.wholeOr(4, "bits", "w_bit"));
      case "fp8", "fbgemm_fp8", "finegrained_fp8" -> Precision.FP8;
      case "mxfp4" -> Precision.MXFP4;
      case "bitsandbytes" -> q.flag(false, "load_in_8bit") ? Precision.INT8 : Precision.INT4;
      case "compressed-tensors" -> compressed(q);
      case "modelopt", "" -> named(q.text("quant_algo"));
      default -> null;
    };
  }

  private static @Nullable Precision whole(int bits) {
    return switch (bits) {
      case 4 -> Precision.INT4;
      case 8 -> Precision.INT8;
      default -> null;
    };
  }

  /** What the {@code hf_quant_config.json} of NVIDIA's Model Optimizer says. */
  static @Nullable Precision ofModelOptimizer(ConfigFields document) {
    ConfigFields q = document.object("quantization");
    return q == null ? null : named(q.text("quant_algo"));
  }

  private static @Nullable Precision named(@Nullable String algorithm) {
    String name = algorithm == null ? "" : algorithm.toUpperCase(Locale.ROOT);
    if (name.contains("NVFP4")) {
      return Precision.NVFP4;
    }
    if (name.startsWith("W4A8")) {
      return Precision.W4A8;
    }
    return name.startsWith("FP8") ? Precision.FP8 : name.contains("W4A16") ? Precision.INT4 : null;
  }

  /** The first group of a compressed-tensors file; groups of one file share a format. */
  private static @Nullable Precision compressed(ConfigFields q) {
    String format = q.text("format");
    ConfigFields groups = q.object("config_groups");
    ConfigFields first =
        groups == null || groups.keys().isEmpty()
            ? null
            : groups.object(groups.keys().iterator().next());
    ConfigFields weights = first == null ? null : first.object("weights");
    if (weights == null) {
      return null;
    }
    boolean floats = "float".equals(weights.text("type"));
    int bits = weights.wholeOr(0, "num_bits");
    if (floats) {
      boolean mx = format != null && format.startsWith("mxfp4");
      return bits == 8
          ? Precision.FP8
          : bits == 4 ? (mx ? Precision.MXFP4 : Precision.NVFP4) : null;
    }
    return whole(bits);
  }
}
