package io.github.gpuadvisor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.gpuadvisor.catalog.importing.WholeFile;
import io.github.gpuadvisor.document.Csv;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
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
          "guide",
          "report",
          "accuracy",
          "machine",
          "advice",
          "rule",
          "estimate",
          "deployment",
          "workload",
          "catalog",
          "document",
          "unit",
          "packing");

  /** Where the same input must always give the same answer. */
  private static final String[] PURE = rooms("rule", "estimate", "deployment", "advice");

  /** Rooms of the catalog that an answer does without: they check, count, compare and take in. */
  private static final List<String> BESIDE_ANSWERS =
      List.of("catalog.importing", "catalog.lint", "catalog.packing", "catalog.survey");

  /** The one way from a question into one of them: a model in a file, given with the question. */
  private static final String MODEL_FILE_READER = ROOT + "workload.ModelFromFile";

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

  private static String[] rooms(String... names) {
    return Stream.of(names).map(name -> ROOT + name + "..").toArray(String[]::new);
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

  @TestFactory
  Stream<DynamicTest> answersAreReachedWithoutTheRoomsBesideThem() {
    return BESIDE_ANSWERS.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        noClasses()
                            .that()
                            .resideInAnyPackage(PURE)
                            .or()
                            .resideInAPackage(ROOT + "workload..")
                            .and()
                            .doNotHaveFullyQualifiedName(MODEL_FILE_READER)
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(ROOT + name + "..")
                            .check(PROGRAM)));
  }

  @Test
  void aQuestionTakesModelFilesAndNothingElseFromImports() {
    noClasses()
        .that()
        .haveFullyQualifiedName(MODEL_FILE_READER)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "catalog.importing", ROOT + "catalog.lint..", ROOT + "catalog.survey..")
        .check(PROGRAM);
  }

  /** The catalog itself knows none of its rooms, and of each other they know one file writer. */
  @TestFactory
  Stream<DynamicTest> roomsOfTheCatalogStandAlone() {
    return BESIDE_ANSWERS.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      noClasses()
                          .that()
                          .resideInAPackage(ROOT + "catalog")
                          .should()
                          .dependOnClassesThat()
                          .resideInAPackage(ROOT + name + "..")
                          .check(PROGRAM);
                      noClasses()
                          .that()
                          .resideInAPackage(ROOT + name + "..")
                          .should()
                          .dependOnClassesThat()
                          .resideInAnyPackage(
                              BESIDE_ANSWERS.stream()
                                  .filter(other -> !other.equals(name))
                                  .map(other -> ROOT + other + "..")
                                  .toArray(String[]::new))
                          .check(PROGRAM);
                    }));
  }

  @Test
  void pricesAndModelsAreTakenInByThemselves() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "catalog.importing")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "catalog.importing.model")
        .check(PROGRAM);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "catalog.importing.model")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "catalog.importing").and(not(type(WholeFile.class))))
        .check(PROGRAM);
  }

  @Test
  void filesAreOpenedWhereTheyAreReadOrWritten() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            rooms("cli", "accuracy", "machine", "catalog.importing", "catalog.packing", "packing"))
        .and()
        .resideOutsideOfPackage(ROOT + "catalog")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Files.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(FileChannel.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(File.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.FileInputStream")
        .check(PROGRAM);
  }

  /** Besides, stty is asked where somebody answers questions at a terminal. */
  @Test
  void programsAreStartedByTheMachinesRoomAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "machine..")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + "cli.SttyTerminal")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .check(PROGRAM);
  }

  /** An answer depends on the question and the catalog, whatever machine it is given on. */
  @Test
  void questionsAndAdviceKnowNothingOfTheMachine() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .or()
        .resideInAPackage(ROOT + "workload..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "machine..")
        .check(PROGRAM);
  }

  @Test
  void nobodyGoesOnline() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "javax.net..", "java.net.http..")
        .check(PROGRAM);
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
  void onlyTheReaderOfCsvKnowsItsParser() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Csv.class)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("de.siegmar..")
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
