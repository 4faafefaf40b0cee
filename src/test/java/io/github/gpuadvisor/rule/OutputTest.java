package io.github.gpuadvisor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputTest {
  @Test
  void takesOutputTokensWhereThereAreSome() {
    Predicted served = Predicted.nothing().withOutput(100).withItems(3);
    assertThat(Output.perSecond(served.estimate()).value()).isEqualTo(100);
    assertThat(Output.unit(served.estimate())).isEqualTo("tokens");
  }

  @Test
  void takesTrainingTokensBeforeSamples() {
    Predicted trained = Predicted.nothing().withTraining(5000).withItems(3);
    assertThat(Output.perSecond(trained.estimate()).value()).isEqualTo(5000);
    assertThat(Output.unit(trained.estimate())).isEqualTo("tokens");
  }

  @Test
  void takesSamplesWhereNothingIsCountedInTokens() {
    Predicted classified = Predicted.nothing().withItems(3);
    assertThat(Output.perSecond(classified.estimate()).value()).isEqualTo(3);
    assertThat(Output.unit(classified.estimate())).isEqualTo("samples");
  }

  @Test
  void isUnknownWhereSpeedIs() {
    assertThat(Output.perSecond(Predicted.nothing().estimate())).isNull();
    assertThat(Output.unit(Predicted.nothing().estimate())).isEqualTo("samples");
  }

  @Test
  void aFigureShowsBothQuantitiesUnderTheirNames() {
    Figure figure = new Figure("12 of 10", "usd", 12.345678912, "budgetUsd", 10);
    assertThat(figure.sentence()).isEqualTo("12 of 10");
    assertThat(figure.figures().keySet()).containsExactly("usd", "budgetUsd");
    assertThat(figure.figures().get("usd")).hasToString("12.34568");
    assertThat(figure.figures().get("budgetUsd")).hasToString("10");
  }

  @Test
  void aStatementHasNoFigures() {
    assertThat(new Statement("as said").figures()).isEmpty();
  }
}
