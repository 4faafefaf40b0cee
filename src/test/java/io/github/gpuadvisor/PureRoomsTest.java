package io.github.gpuadvisor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.github.gpuadvisor.Program.CLASSES;
import static io.github.gpuadvisor.Program.PURE;
import static io.github.gpuadvisor.Program.ROOT;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The same input always gives the same answer: no files, no chance, no clock, no machine. */
class PureRoomsTest {
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
        .check(CLASSES);
  }

  @Test
  void estimatesAndAdviceReadAndWriteNothing() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "java.net..")
        .check(CLASSES);
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
          .check(CLASSES);
    }
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .check(CLASSES);
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
        .check(CLASSES);
  }
}
