package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as a library: what its page shows compiles and answers, and what is public is told.
 */
class LibraryTest {
  private static final Path PAGE = Path.of("docs/how-to/use-it-from-java.md");
  private static final Path SOURCES = Path.of("src/main/java/io/github/gpuadvisor");

  /** Rooms that others may call. */
  private static final List<String> PUBLIC =
      List.of("advice", "rule", "estimate", "deployment", "workload", "catalog", "unit");

  @TempDir private Path folder;

  @Test
  void theFiveLinesOfThePageCompileAndAnswer() throws Exception {
    Matcher block =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
    assertThat(block.find()).isTrue();
    String lines = block.group(1);
    assertThat(lines.lines()).hasSize(5);
    String source =
        """
        import io.github.gpuadvisor.advice.*;
        import io.github.gpuadvisor.catalog.*;
        import io.github.gpuadvisor.workload.*;
        import java.time.LocalDate;
        import java.util.Map;
        public class FiveLines { public static void main(String[] args) { %s } }
        """
            .formatted(lines);
    Path file = folder.resolve("FiveLines.java");
    Files.writeString(file, source);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                file.toString());
    assertThat(failed).as(said.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(run()).matches("\\S+ \\d+ .*\\R");
  }

  private String run() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (URLClassLoader loader =
            new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, LibraryTest.class.getClassLoader());
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      loader
          .loadClass("FiveLines")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void everyPublicTypeSaysWhatItIs() throws IOException {
    Pattern type =
        Pattern.compile(
            "(/\\*\\*(?:(?!\\*/).)*\\*/)?\\s*((?:@\\S+(?:\\([^)]*\\))?\\s+)*)public (?:abstract |final |sealed )*(?:class|record|enum|interface) (\\w+)",
            Pattern.DOTALL);
    List<String> silent = new ArrayList<>();
    for (String room : PUBLIC) {
      try (Stream<Path> files = Files.walk(SOURCES.resolve(room))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          Matcher types = type.matcher(Files.readString(file));
          while (types.find()) {
            if (types.group(1) == null) {
              silent.add(file.getFileName() + ": " + types.group(3));
            }
          }
        }
      }
    }
    assertThat(silent).isEmpty();
  }
}
