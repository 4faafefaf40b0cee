package io.github.gpuadvisor.workload;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gpuadvisor.document.Json;

/** Lines that ask for an estimate, with single quotes in the place of double ones. */
final class EstimateLines {
  static final EstimateReader READER = new EstimateReader(Typed.CATALOG, Typed.TODAY);

  private EstimateLines() {}

  static EstimateReader.Question line(String json) {
    return READER.line(Json.read(json.replace('\'', '"'), "line"));
  }

  static InvalidInputException refused(String json) {
    return catchThrowableOfType(InvalidInputException.class, () -> line(json));
  }

  /** Serving the test model, with more keys. */
  static EstimateReader.Question served(String more) {
    return line("{'kind':'inference','model':'test-model','gpu':'green-80gb'" + more + "}");
  }
}
