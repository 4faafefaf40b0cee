package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Precision;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The storage format of a GGUF file: what {@code general.file_type} says ({@code llama_ftype} of
 * llama.cpp's {@code include/llama.h}), else the type of most parameters; the nearest one that the
 * program knows.
 *
 * @param note what was taken for what, or null where the format is known as it is
 */
record GgufPrecision(@Nullable Precision precision, @Nullable String note) {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0, "F32"),
          Map.entry(1, "F16"),
          Map.entry(2, "Q4_0"),
          Map.entry(3, "Q4_1"),
          Map.entry(7, "Q8_0"),
          Map.entry(8, "Q5_0"),
          Map.entry(9, "Q5_1"),
          Map.entry(10, "Q2_K"),
          Map.entry(11, "Q3_K_S"),
          Map.entry(12, "Q3_K_M"),
          Map.entry(13, "Q3_K_L"),
          Map.entry(14, "Q4_K_S"),
          Map.entry(15, "Q4_K_M"),
          Map.entry(16, "Q5_K_S"),
          Map.entry(17, "Q5_K_M"),
          Map.entry(18, "Q6_K"),
          Map.entry(19, "IQ2_XXS"),
          Map.entry(20, "IQ2_XS"),
          Map.entry(21, "Q2_K_S"),
          Map.entry(22, "IQ3_XS"),
          Map.entry(23, "IQ3_XXS"),
          Map.entry(24, "IQ1_S"),
          Map.entry(25, "IQ4_NL"),
          Map.entry(26, "IQ3_S"),
          Map.entry(27, "IQ3_M"),
          Map.entry(28, "IQ2_S"),
          Map.entry(29, "IQ2_M"),
          Map.entry(30, "IQ4_XS"),
          Map.entry(31, "IQ1_M"),
          Map.entry(32, "BF16"),
          Map.entry(36, "TQ1_0"),
          Map.entry(37, "TQ2_0"),
          Map.entry(38, "MXFP4"),
          Map.entry(39, "NVFP4"),
          Map.entry(40, "Q1_0"));

  static GgufPrecision of(@Nullable Integer fileType, GgufTensors tensors) {
    GgmlType most = tensors.dominating();
    Precision nearest = most == null ? null : most.nearest();
    String name = fileType == null ? null : NAMES.get(fileType);
    Precision named = name == null ? null : Precision.of(name.toLowerCase(Locale.ROOT));
    if (named != null) {
      return new GgufPrecision(named, null);
    }
    String stored = name == null ? most == null ? "nothing" : most.name() : name;
    Precision same = Precision.of(stored.toLowerCase(Locale.ROOT));
    if (nearest == null || same == nearest) {
      return new GgufPrecision(nearest, null);
    }
    double bits = 8 * tensors.bytes() / (tensors.parameters() + tensors.further());
    return new GgufPrecision(
        nearest,
        String.format(
            Locale.ROOT,
            "stored as %s (%.2f bits a parameter): %s is the nearest format known here",
            stored,
            bits,
            nearest.id()));
  }
}
