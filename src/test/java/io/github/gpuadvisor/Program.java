package io.github.gpuadvisor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The classes of the program and the rooms that they stand in, for rules about who knows whom. */
final class Program {
  static final String ROOT = "io.github.gpuadvisor.";

  static final JavaClasses CLASSES = classes();

  /** Where the same input must always give the same answer. */
  static final String[] PURE = rooms("rule", "estimate", "deployment", "advice");

  private Program() {}

  private static JavaClasses classes() {
    try {
      return new ClassFileImporter()
          .importPath(
              Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static String[] rooms(String... names) {
    return Stream.of(names).map(name -> ROOT + name + "..").toArray(String[]::new);
  }

  /** One test for each room. */
  static Stream<DynamicTest> each(List<String> rooms, Consumer<String> rule) {
    return rooms.stream().map(name -> DynamicTest.dynamicTest(name, () -> rule.accept(name)));
  }
}
