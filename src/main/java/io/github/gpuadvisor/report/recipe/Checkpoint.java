package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.workload.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * The files that weights are loaded from.
 *
 * @param precision that the plan runs the model in
 * @param typed what the user called the model, where that names a repository; else null
 */
record Checkpoint(Model model, Precision precision, @Nullable String typed) {
  /** The repository of the weights as published, or null where none is known. */
  private @Nullable String published() {
    @Nullable String named = typed != null ? typed : model.huggingFaceId();
    // A program would take the one for an option, a shell the other for a variable.
    return named == null || named.startsWith("-") || named.startsWith("\"") ? null : named;
  }

  /** True where the plan's format must be in the checkpoint already. */
  private boolean needsOwn() {
    Precision published = model.publishedPrecision();
    boolean made =
        precision == published || precision.isSixteenBit() || precision == Precision.FP32;
    return typed == null && !made && precision != Precision.FP8;
  }

  /** True where an engine makes the format out of 16-bit weights as it loads them. */
  boolean quantizesOnLoading() {
    return precision == Precision.FP8
        && model.publishedPrecision() != Precision.FP8
        && typed == null;
  }

  /** Where the weights are, or a variable that the shell asks for. */
  String place() {
    @Nullable String published = published();
    return published == null || needsOwn() ? Shell.required("MODEL", wanted()) : published;
  }

  /** Where the weights are, for what cannot ask as a shell can. */
  String named(String format) {
    String place = place();
    if (place.startsWith("\"$")) {
      throw new InvalidInputException(
          "no-recipe",
          "-o " + format + ": no repository is known with a " + wanted(),
          "Maybe --model ORGANIZATION/NAME, or -o sky, which asks for it");
    }
    return place;
  }

  private String wanted() {
    return "checkpoint of " + model.name() + (needsOwn() ? " in " + precision.id() : "");
  }
}
