package io.github.gpuadvisor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.ObjectInputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user hands in is read, never run: no name in it becomes a class, a method or a call. */
class DataIsNeverCodeTest {
  private static final JavaClasses PROGRAM = classesOf(Main.class);

  private static JavaClasses classesOf(Class<?> type) {
    try {
      return new ClassFileImporter()
          .importPath(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noClassIsLookedUpByItsName() {
    noClasses()
        .should()
        .callMethod(Class.class, "forName", String.class)
        .orShould()
        .callMethod(ClassLoader.class, "loadClass", String.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ServiceLoader.class)
        .check(PROGRAM);
  }

  @Test
  void noMemberIsReachedByReflection() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .check(PROGRAM);
  }

  @Test
  void noObjectIsMadeFromItsSerializedForm() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ObjectInputStream.class)
        .check(PROGRAM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.rmi..",
        "javax.naming..",
        "javax.script..",
        "tools.jackson.databind..",
        "com.fasterxml.jackson.databind..",
        "org.snakeyaml.engine.v2.constructor.."
      })
  void nothingThatBindsDataToTypesIsUsed(String types) {
    noClasses().should().dependOnClassesThat().resideInAPackage(types).check(PROGRAM);
  }
}
