package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedLinesTest {
  private static final String RUN =
      """
      int a = 1;
      int b = 2;
      int c = a + b;
      """;

  private static Source source(String path, String text) {
    return new Source(path, text.lines().toList(), List.of(), List.of());
  }

  private static List<String> found(String... texts) {
    List<Source> sources = new ArrayList<>();
    for (String text : texts) {
      sources.add(source((char) ('A' + sources.size()) + ".java", text));
    }
    return RepeatedLines.in(sources, 3).stream().map(Object::toString).toList();
  }

  @Test
  void findsARunThatStandsInTwoFiles() {
    assertThat(found("first();\n" + RUN, RUN + "last();\n"))
        .containsExactly("A.java:2 again at B.java:1, 3 lines");
  }

  @Test
  void findsARunThatStandsTwiceInOneFile() {
    assertThat(found(RUN + "between();\n" + RUN))
        .containsExactly("A.java:1 again at A.java:5, 3 lines");
  }

  @Test
  void findsEveryPlaceOfARun() {
    assertThat(found(RUN, "x();\n" + RUN, RUN))
        .containsExactly(
            "A.java:1 again at B.java:2, 3 lines", "A.java:1 again at C.java:1, 3 lines");
  }

  @Test
  void takesARunAsFarAsItGoesAndTheLongestOfSeveral() {
    assertThat(found(RUN + "x();\n", RUN + "y();\nz();\n", RUN + "y();\nz();\n"))
        .containsExactly(
            "A.java:1 again at B.java:1, 3 lines", "B.java:1 again at C.java:1, 5 lines");
  }

  @Test
  void passesOverFewerLines() {
    assertThat(found("int a = 1;\nint b = 2;\nx();\n", "int a = 1;\nint b = 2;\ny();\n")).isEmpty();
  }

  @Test
  void passesOverLinesThatDiffer() {
    assertThat(found(RUN, RUN.replace("b = 2", "b = 3"))).isEmpty();
  }

  @Test
  void whatIsNoCodeNeitherCountsNorParts() {
    assertThat(
            found(
                RUN,
                """
                package a.b;
                import a.c;
                /** Sums up. */
                {
                  int a =  1;

                  // two
                  int b = 2;
                  /*
                   * int d = 4;
                   */
                  });
                  int c = a + b;
                }
                """))
        .containsExactly("A.java:1 again at B.java:5, 3 lines");
    String noCode =
        """
        import a.b;
        import a.c;
        // one
        // two
        }
        });
        /* three
         four
         five */
        """;
    assertThat(found(noCode, noCode)).isEmpty();
  }

  @Test
  void oneLineAfterAnotherIsNoRepeatOfItself() {
    assertThat(found("a();\n".repeat(5))).isEmpty();
    assertThat(found("a();\n".repeat(6))).containsExactly("A.java:1 again at A.java:4, 3 lines");
  }

  @Test
  void aRunEndsWithItsFile() {
    assertThat(found("a();\nb();\n", "c();\na();\nb();\n", "c();\nd();\n")).isEmpty();
  }
}
