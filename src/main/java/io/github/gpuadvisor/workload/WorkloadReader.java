package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Resolution;
import io.github.gpuadvisor.unit.Quantity;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Settings into a {@link Workload}: which model, in which format; the rest by kind. */
final class WorkloadReader {
  static final String GOOD_COUNT = "give a number above zero, as in 16";
  static final String GOOD_TOKENS = "give a number of tokens above zero, as in 2048 or 32k";
  static final String GOOD_DURATION = "give a time with its unit, as in 12h or 30d";
  private static final String GOOD_PRECISION =
      "give auto, bf16, fp16, fp8, int8, int4 (awq, gptq), w4a8, nvfp4, mxfp4 or a GGUF type such"
          + " as q4_k_m";

  private final Catalog catalog;
  private final Settings settings;
  private final List<Warning> warnings;

  WorkloadReader(Catalog catalog, Settings settings, List<Warning> warnings) {
    this.catalog = catalog;
    this.settings = settings;
    this.warnings = warnings;
  }

  Workload read(String kind) {
    Model model = "inference".equals(kind) ? sized(stepped(model())) : model();
    @Nullable Precision precision =
        settings.read("precision", WorkloadReader::precision, GOOD_PRECISION);
    if (!settings.has("precision")) {
      settings.assume(
          "precision", "auto", "as published; fewer bits need less memory and read faster");
    }
    return switch (kind) {
      case "inference" -> new InferenceReader(settings, warnings).read(model, precision);
      case "fine-tuning" -> new TrainingReader(settings).fineTuning(model, precision);
      case "training" -> new TrainingReader(settings).training(model, precision);
      default ->
          throw new InvalidInputException(
              "unknown-kind", "kind " + kind + ": give inference, fine-tuning or training");
    };
  }

  /** The model with the number of steps asked for, where it works in steps. */
  private Model stepped(Model model) {
    @Nullable Integer steps = settings.read("steps", Quantity::count, GOOD_COUNT);
    if (steps == null) {
      return model;
    }
    Model.@Nullable Sample sample = model.sample();
    if (sample == null || sample.steps() == null) {
      throw settings.wrong("steps", model.name() + " does not work in steps");
    }
    return model.withSteps(steps);
  }

  /** The model at the size of image asked for, where it works on images. */
  private Model sized(Model model) {
    @Nullable ImageSize size =
        settings.read(
            "resolution", ImageSize::of, "give width and height in pixels, as in 1024x768");
    if (size == null) {
      return model;
    }
    Model.@Nullable Sample sample = model.sample();
    if (sample == null || sample.resolution() == null) {
      throw settings.wrong(
          "resolution", "the catalog does not know " + model.name() + " at any size of image");
    }
    if (size.edge() > sample.resolution()) {
      warnings.add(
          new Warning(
              "beyond-resolution",
              "the work of an image is known at "
                  + sample.resolution()
                  + " pixels and taken to grow with their number, as convolutions do; attention"
                  + " grows faster"));
    }
    return model.withResolution(size.edge());
  }

  private Model model() {
    @Nullable Model inline = settings.inlineModel();
    if (inline != null) {
      if (settings.has("params")) {
        throw new InvalidInputException("conflicting-options", "give a model or params, not both");
      }
      return inline;
    }
    @Nullable String name = settings.text("model");
    if (name != null) {
      if (settings.has("params")) {
        throw new InvalidInputException(
            "conflicting-options", "give --model or --params, not both");
      }
      for (String part : ModelByHand.PARTS) {
        if (settings.has(part)) {
          throw new InvalidInputException(
              "conflicting-options",
              Option.flag(part) + " describes a model given by --params, not one of the catalog");
        }
      }
      Resolution resolution = catalog.modelNames().resolve(name);
      return catalog.model(resolution.id());
    }
    if (!settings.has("params")) {
      throw new InvalidInputException(
          "missing-model",
          "which model? give --model, as in --model llama-3.1-8b, or --params, as in --params 7B",
          "All: gpu-advisor models list");
    }
    return new ModelByHand(settings).read();
  }

  private static @Nullable Precision precision(String text) {
    if (text.strip().toLowerCase(Locale.ROOT).equals("auto")) {
      return null;
    }
    @Nullable Precision precision = Precision.of(text);
    if (precision == null) {
      throw new IllegalArgumentException("unknown precision");
    }
    return precision;
  }
}
