package io.github.gpuadvisor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.github.gpuadvisor.Program.CLASSES;
import static io.github.gpuadvisor.Program.ROOT;
import static io.github.gpuadvisor.Program.rooms;

import io.github.gpuadvisor.document.Csv;
import java.io.File;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/**
 * What lies outside of the program, each in the one room that knows it: files, programs, libraries.
 */
class OutsideWorldTest {
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
        .check(CLASSES);
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
        .check(CLASSES);
  }

  @Test
  void nobodyGoesOnline() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "javax.net..", "java.net.http..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  @Test
  void onlyDocumentsKnowTheirParsers() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "document..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tools.jackson..", "com.fasterxml..", "org.snakeyaml..", "de.siegmar..")
        .check(CLASSES);
  }

  @Test
  void onlyTheReaderOfCsvKnowsItsParser() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Csv.class)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("de.siegmar..")
        .check(CLASSES);
  }
}
