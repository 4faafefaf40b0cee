package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Degrees;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.workload.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Refuses parallel degrees that a question states and an engine would not accept. */
final class StatedDegrees {
  private StatedDegrees() {}

  static void checkTensor(Setup setup, Model model, int degree) {
    @Nullable String refusal = Degrees.refusal(model, setup.engine(), degree);
    if (refusal != null) {
      throw invalid("tensor parallel " + degree + ": " + refusal);
    }
  }

  static void checkServingStages(Setup setup, Model model, int stages) {
    if (!Degrees.pipeline(model, setup.engine(), stages).contains(stages)) {
      Transformer shape = model.transformer();
      throw invalid(
          "pipeline parallel "
              + stages
              + ": "
              + setup.engine().name()
              + " cannot split "
              + model.name()
              + (shape == null ? "" : ", of " + shape.layers() + " layers,")
              + " so");
    }
  }

  static void checkTrainingStages(Setup setup, Model model, int stages) {
    if (!Degrees.divides(model, setup.engine(), stages)) {
      throw invalid(
          "pipeline parallel " + stages + ": cannot split the layers of " + model.name() + " so");
    }
  }

  private static InvalidInputException invalid(String message) {
    return new InvalidInputException("invalid-plan", message);
  }
}
