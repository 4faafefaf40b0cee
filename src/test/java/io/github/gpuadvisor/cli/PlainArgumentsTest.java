package io.github.gpuadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainArgumentsTest {
  private static final List<String> OPTIONS = List.of("model", "inputTokens", "maxTtft");
  private static final List<Flag> FLAGS =
      List.of(
          Flag.OUTPUT, Flag.QUIET, Flag.HELP, new Flag(List.of("--vary"), "NAME=A,B...", "vary"));
  private static final List<String> PIECES =
      List.of(
          "--model",
          "--model=a=b",
          "--model=",
          "--model=\"a\"",
          "--input-tokens",
          "--max-ttft=0.5",
          "--maxTtft",
          "--mode",
          "-o",
          "-ojson",
          "-o=json",
          "--output",
          "--output=json",
          "-q",
          "-qh",
          "--quiet=false",
          "--help",
          "--vary",
          "--vary=x=1,2",
          "--",
          "-",
          "-5",
          "",
          "'quoted'",
          "\"quoted\"",
          "@file",
          "${x}",
          "h100",
          "llama 3",
          "json");

  @Test
  void meansWhatPicocliMeansWhateverStandsThere() {
    Random random = new Random(11);
    int plain = 0;
    for (int i = 0; i < 20_000; i++) {
      List<String> args = new ArrayList<>();
      for (int n = random.nextInt(5); n >= 0; n--) {
        args.add(PIECES.get(random.nextInt(PIECES.size())));
      }
      @Nullable Matches split = PlainArguments.of(args, OPTIONS, FLAGS);
      if (split != null) {
        plain++;
        assertThat(split).as(args.toString()).isEqualTo(byPicocli(args));
      }
    }
    assertThat(plain).as("arguments that were plain").isGreaterThan(1000);
  }

  @Test
  void takesWhatIsTypedEveryDay() {
    List<String> args =
        List.of("h100", "--model", "llama-3.1-70b", "--input-tokens=2k", "-o", "json", "-q");

    assertThat(PlainArguments.of(args, OPTIONS, FLAGS)).isNotNull();
  }

  private static @Nullable Matches byPicocli(List<String> args) {
    try {
      return Arguments.byPicocli(args, OPTIONS, FLAGS);
    } catch (InvalidInputException e) {
      return null;
    }
  }
}
