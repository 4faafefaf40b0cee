package io.github.gpuadvisor.workload;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Systems.aSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtHandReaderTest {
  private static final Catalog CATALOG =
      aCatalog()
          .with(
              aGpu().withId("green").withAliases("Green Card").build(),
              aGpu().withId("double").withDevicesPerCard(2).build())
          .with(
              aSystem("double").withId("great").withCounts(64, 16, 4).build(),
              aSystem(null).withId("old").build())
          .build();

  private final List<Warning> warnings = new ArrayList<>();

  private AtHand read(String... typed) {
    return Objects.requireNonNull(
        new AtHandReader(CATALOG, Typed.settings(typed), warnings).read());
  }

  private void assertRefused(String message, String... typed) {
    assertThatThrownBy(() -> read(typed))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void nothingIsAtHandWhereNothingIsNamed() {
    assertThat(new AtHandReader(CATALOG, Typed.settings(), warnings).read()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2x Green Card", "2xgreen", "2 × green", "2*Green Card", "green,green"})
  void aNumberStandsBeforeTheGpu(String typed) {
    AtHand atHand = read("have=" + typed);
    assertThat(Objects.requireNonNull(atHand.of("green")).devices()).isEqualTo(2);
    assertThat(atHand.of("double")).isNull();
    assertThat(warnings).isEmpty();
  }

  @Test
  void withoutANumberThereIsOne() {
    assertThat(Objects.requireNonNull(read("have=green").of("green")).devices()).isEqualTo(1);
  }

  @Test
  void aCardWithTwoDevicesCountsTwo() {
    assertThat(Objects.requireNonNull(read("have=3x double").of("double")).devices()).isEqualTo(6);
  }

  @Test
  void unlikeGpusAreNotPooledAndThatIsSaid() {
    AtHand atHand = read("have=green, 2x double");
    assertThat(atHand.stocks().keySet()).containsExactly("green", "double");
    assertThat(warnings).extracting(Warning::code).containsExactly("mixed-gpus");
  }

  @Test
  void aSystemHasItsOwnMachines() {
    AtHand atHand = read("on=great");
    assertThat(atHand.system()).isTrue();
    AtHand.Stock stock = Objects.requireNonNull(atHand.of("double"));
    assertThat(stock.devices()).isEqualTo(128);
    assertThat(stock.perMachine()).isEqualTo(8);
    assertThat(warnings).extracting(Warning::code).containsExactly("network-unstated");
  }

  @Test
  void refusesASystemWithoutGpusThatTheCatalogKnows() {
    assertRefused("see gpu-advisor systems show old", "on=old");
  }

  @Test
  void refusesWhatContradicts() {
    assertRefused("give --have or --on, not both", "have=green", "on=great");
    assertRefused("neither rented nor bought", "have=green", "purchase=buy");
    assertRefused("a step up from what?", "upgrade=true");
    assertRefused("give true or false", "have=green", "upgrade=perhaps");
    assertRefused("give a number and a GPU", "have=0x green");
    assertRefused("give a number and a GPU", "have=2x");
  }

  @Test
  void aStepUpIsAskedForByAWordOrASwitch() {
    assertThat(read("have=green", "upgrade=true").upgrade()).isTrue();
    assertThat(read("have=green", "upgrade=false").upgrade()).isFalse();
    assertThat(read("have=green").upgrade()).isFalse();
  }
}
