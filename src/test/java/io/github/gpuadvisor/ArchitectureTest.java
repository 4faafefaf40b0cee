package io.github.gpuadvisor;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.github.gpuadvisor.Program.CLASSES;
import static io.github.gpuadvisor.Program.ROOT;
import static io.github.gpuadvisor.Program.each;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Data goes through once, from arguments to text; no package reaches back. */
class ArchitectureTest {
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

  @Test
  void everyPackageHasItsPlace() {
    assertThat(CLASSES)
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
    return each(
        TOP_TO_BOTTOM.subList(1, TOP_TO_BOTTOM.size()),
        name ->
            noClasses()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage(above(name)).or(resideInAnyPackage("io.github.gpuadvisor")))
                .check(CLASSES));
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
        .check(CLASSES);
  }

  @Test
  void roomsHaveNoCycles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** Every package counts for itself here: also one that stands below another. */
  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.github.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noClassHidesBehindAnEmptyWord() {
    for (String word : List.of("Util", "Utils", "Manager", "Helper", "Impl")) {
      classes()
          .that()
          .haveModifier(PUBLIC)
          .should()
          .haveNameNotMatching(".*" + word)
          .check(CLASSES);
    }
  }
}
