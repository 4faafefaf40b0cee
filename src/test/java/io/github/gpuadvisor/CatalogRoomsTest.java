package io.github.gpuadvisor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.github.gpuadvisor.Program.CLASSES;
import static io.github.gpuadvisor.Program.PURE;
import static io.github.gpuadvisor.Program.ROOT;
import static io.github.gpuadvisor.Program.each;

import io.github.gpuadvisor.catalog.importing.WholeFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rooms of the catalog that an answer does without, and who may enter them. */
class CatalogRoomsTest {
  /** Rooms of the catalog that an answer does without: they check, count, compare and take in. */
  private static final List<String> BESIDE_ANSWERS =
      List.of("catalog.importing", "catalog.lint", "catalog.packing", "catalog.survey");

  /** The one way from a question into one of them: a model in a file, given with the question. */
  private static final String MODEL_FILE_READER = ROOT + "workload.ModelFromFile";

  @TestFactory
  Stream<DynamicTest> answersAreReachedWithoutTheRoomsBesideThem() {
    return each(
        BESIDE_ANSWERS,
        name ->
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
                .check(CLASSES));
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
        .check(CLASSES);
  }

  /** The catalog itself knows none of its rooms, and of each other they know one file writer. */
  @TestFactory
  Stream<DynamicTest> roomsOfTheCatalogStandAlone() {
    return each(
        BESIDE_ANSWERS,
        name -> {
          noClasses()
              .that()
              .resideInAPackage(ROOT + "catalog")
              .should()
              .dependOnClassesThat()
              .resideInAPackage(ROOT + name + "..")
              .check(CLASSES);
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
              .check(CLASSES);
        });
  }

  @Test
  void pricesAndModelsAreTakenInByThemselves() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "catalog.importing")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "catalog.importing.model")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "catalog.importing.model")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "catalog.importing").and(not(type(WholeFile.class))))
        .check(CLASSES);
  }
}
