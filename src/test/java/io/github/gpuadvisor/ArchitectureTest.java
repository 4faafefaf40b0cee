package io.github.gpuadvisor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Data goes through once, from arguments to text; no package reaches back. */
class ArchitectureTest {
  private static final String ROOT = "io.github.gpuadvisor.";

  /** Each package may use those after it. */
  private static final List<String> TOP_TO_BOTTOM =
      List.of(
          "cli",
          "report",
          "advice",
          "rule",
          "estimate",
          "deployment",
          "workload",
          "catalog",
          "document",
          "unit");

  /** Where the same input must always give the same answer. */
  private static final String[] PURE =
      Stream.of("rule", "estimate", "deployment", "advice")
          .map(name -> ROOT + name + "..")
          .toArray(String[]::new);

  private static final JavaClasses PROGRAM = program();

  private static JavaClasses program() {
    try {
      return new ClassFileImporter()
          .importPath(
              Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyPackageHasItsPlace() {
    assertThat(PROGRAM)
        .hasSizeGreaterThan(100)
        .allSatisfy(
            type ->
                assertThat(type.getPackageName() + ".")
                    .satisfiesAnyOf(
                        name -> assertThat(name).isEqualTo(ROOT),
                        name ->
                            assertThat(TOP_TO_BOTTOM)
                                .anySatisfy(
                                    layer -> assertThat(name).startsWith(ROOT + layer + "."))));
  }

  @TestFactory
  Stream<DynamicTest> noPackageKnowsThoseAboveIt() {
    return TOP_TO_BOTTOM.stream()
        .skip(1)
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        noClasses()
                            .that()
                            .resideInAPackage(ROOT + name + "..")
                            .should()
                            .dependOnClassesThat(
                                resideInAnyPackage(above(name))
                                    .or(resideInAnyPackage("io.github.gpuadvisor")))
                            .check(PROGRAM)));
  }

  private static String[] above(String name) {
    return TOP_TO_BOTTOM.subList(0, TOP_TO_BOTTOM.indexOf(name)).stream()
        .map(higher -> ROOT + higher + "..")
        .toArray(String[]::new);
  }

  @Test
  void documentsAndUnitsKnowNothingOfEachOther() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "document..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "unit..")
        .check(PROGRAM);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(PROGRAM);
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(PROGRAM);
  }

  @Test
  void onlyDocumentsKnowTheirParsers() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "document..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tools.jackson..", "com.fasterxml..", "org.snakeyaml..", "de.siegmar..")
        .check(PROGRAM);
  }

  @Test
  void estimatesAndAdviceReadAndWriteNothing() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "java.net..")
        .check(PROGRAM);
  }

  @Test
  void estimatesAndAdviceKnowNoChance() {
    for (Class<?> chance : List.of(Random.class, ThreadLocalRandom.class)) {
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(chance)
          .check(PROGRAM);
    }
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .check(PROGRAM);
  }

  @Test
  void estimatesAndAdviceKnowNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(PROGRAM);
  }

  @Test
  void noClassHidesBehindAnEmptyWord() {
    for (String word : List.of("Util", "Utils", "Manager", "Helper", "Impl")) {
      classes()
          .that()
          .haveModifier(PUBLIC)
          .should()
          .haveNameNotMatching(".*" + word)
          .check(PROGRAM);
    }
  }
}
