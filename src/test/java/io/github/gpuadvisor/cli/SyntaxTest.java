package io.github.gpuadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.cli.syntax.OptionSyntax;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.testing.CommandRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What help, completion and manual pages show is what arguments are parsed by. */
class SyntaxTest {
  /** Takes no arguments at all, and reads none. */
  private static final Set<String> WITHOUT_ARGUMENTS = Set.of("version");

  @Test
  void everyCommandIsDeclaredUnderItsOwnName() {
    assertThat(Forms.root().below().stream().map(Syntax::name).toList())
        .isEqualTo(List.copyOf(GpuAdvisor.COMMANDS.keySet()));
  }

  @TestFactory
  Stream<DynamicTest> everyDeclaredOptionIsParsed() {
    return Forms.last().entrySet().stream()
        .filter(form -> !WITHOUT_ARGUMENTS.contains(form.getKey()))
        .map(
            form ->
                DynamicTest.dynamicTest(
                    form.getKey(),
                    () -> {
                      for (OptionSyntax option : Forms.options(form.getValue())) {
                        for (String name : option.names()) {
                          assertThat(refused(form.getKey(), name, option.isSwitch()))
                              .as(name)
                              .isFalse();
                        }
                      }
                    }));
  }

  /** Sub-commands on one page may be parsed by one table: what none of them declares is refused. */
  @TestFactory
  Stream<DynamicTest> everyOtherOptionIsRefused() {
    Map<String, OptionSyntax> known = new LinkedHashMap<>();
    Forms.all()
        .values()
        .forEach(
            syntax ->
                Forms.options(syntax)
                    .forEach(one -> one.names().forEach(name -> known.put(name, one))));
    return Forms.last().keySet().stream()
        .filter(path -> !WITHOUT_ARGUMENTS.contains(path))
        .map(
            path ->
                DynamicTest.dynamicTest(
                    path,
                    () -> {
                      Set<String> mine = declaredAround(path);
                      known.forEach(
                          (name, option) -> {
                            if (!mine.contains(name)) {
                              assertThat(refused(path, name, option.isSwitch())).as(name).isTrue();
                            }
                          });
                    }));
  }

  private static Set<String> declaredAround(String path) {
    Map<String, Syntax> all = Forms.all();
    Set<String> names = new TreeSet<>();
    List<Syntax> around = new ArrayList<>(List.of(all.getOrDefault(path, Forms.root())));
    int space = path.lastIndexOf(' ');
    String last = path.substring(space + 1);
    boolean ownTable = last.equals("import") || Kinds.ALL.contains(last);
    boolean oneTable = space > 0 && (!ownTable || path.startsWith("estimate "));
    if (oneTable) {
      around.addAll(all.getOrDefault(path.substring(0, space), Forms.root()).onThisPage());
    }
    around.forEach(syntax -> Forms.options(syntax).forEach(option -> names.addAll(option.names())));
    return names;
  }

  /** Help is printed once all options are parsed, and before anything is read. */
  private static boolean refused(String path, String name, boolean isSwitch) {
    List<String> args = new ArrayList<>(Forms.typed(path));
    args.add(name);
    if (!isSwitch) {
      args.add("1");
    }
    args.add("--help");
    CommandRun run = CommandRun.of(args, "", Map.of());
    assertThat(run.exitCode()).as(run.errorOutput()).isIn(0, 2);
    return run.errorOutput().startsWith("gpu-advisor: no option " + name);
  }

  @TestFactory
  Stream<DynamicTest> everyFormHasASummaryAndEveryPageADescription() {
    return Forms.all().entrySet().stream()
        .map(
            form ->
                DynamicTest.dynamicTest(
                    "gpu-advisor " + form.getKey(),
                    () -> {
                      assertThat(form.getValue().summary()).isNotBlank().doesNotEndWith(".");
                      assertThat(form.getValue().description().isEmpty())
                          .isEqualTo(!form.getValue().hasPage());
                    }));
  }

  @Test
  void theFirstScreenOfHelpNamesEveryCommand() {
    String help = CommandRun.of("--help").output();
    GpuAdvisor.COMMANDS.keySet().forEach(name -> assertThat(help).containsPattern("\\b" + name));
  }

  @TestFactory
  Stream<DynamicTest> helpOfACommandIsWhatTheCommandSaysOfItself() {
    return Forms.all().keySet().stream()
        .filter(path -> !path.isEmpty() && !WITHOUT_ARGUMENTS.contains(path))
        .map(
            path ->
                DynamicTest.dynamicTest(
                    path,
                    () -> {
                      List<String> help = new ArrayList<>(List.of("help"));
                      help.addAll(List.of(path.split(" ", -1)));
                      List<String> asked = new ArrayList<>(Forms.typed(path));
                      asked.add("--help");
                      assertThat(CommandRun.of(help, "", Map.of()).output())
                          .isNotEmpty()
                          .isEqualTo(CommandRun.of(asked, "", Map.of()).output());
                    }));
  }
}
