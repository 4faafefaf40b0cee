package io.github.gpuadvisor.rule.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.laws.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Class, contents page and documentation of every rule go together. */
class RuleSetTest {
  private static final Path PAGES = Path.of("docs", "rules");
  private static final Path SOURCES =
      Path.of("src", "main", "java", "io", "github", "gpuadvisor", "rule");
  private static final Path TESTS =
      Path.of("src", "test", "java", "io", "github", "gpuadvisor", "rule");

  static Stream<String> ids() {
    return RuleSet.ids().stream();
  }

  /** Every rule by its id, with the class that decides it. */
  private static Map<String, Object> rules() {
    Map<String, Object> rules = new LinkedHashMap<>();
    RuleSet.GPU_REQUIREMENTS.forEach(rule -> rules.put(rule.id(), rule));
    RuleSet.OTHER_REQUIREMENTS.forEach(rule -> rules.put(rule.id(), rule));
    RuleSet.SPEED_REQUIREMENTS.forEach(rule -> rules.put(rule.id(), rule));
    RuleSet.CRITERIA.forEach(rule -> rules.put(rule.id(), rule));
    return rules;
  }

  /** A plan that no engine accepts is found while planning, by no class of its own. */
  @Test
  void listsEveryRuleOnce() {
    List<String> expected = new ArrayList<>(rules().keySet());
    expected.add(RuleSet.VALID_PLAN);
    assertThat(RuleSet.ids()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void listsEveryRuleClass() throws IOException {
    Set<String> listed = new TreeSet<>();
    rules().values().forEach(rule -> listed.add(rule.getClass().getSimpleName()));
    assertThat(classes(SOURCES, "")).isEqualTo(listed);
  }

  @Test
  void everyRuleClassHasATest() throws IOException {
    assertThat(classes(TESTS, "Test")).containsAll(classes(SOURCES, ""));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyIdIsAGroupAndAName(String id) {
    assertThat(id).matches("(memory|compute|cost|energy|speed|operations)/[a-z0-9-]+");
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyRuleHasItsPage(String id) throws IOException {
    Path page = PAGES.resolve(id + ".md");
    assertThat(page).isRegularFile();
    assertThat(Files.readAllLines(page).get(0)).isEqualTo("# " + id);
  }

  @Test
  void everyPageIsOfARule() throws IOException {
    List<String> pages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(PAGES)) {
      files
          .filter(file -> file.toString().endsWith(".md"))
          .map(file -> PAGES.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.contains("/"))
          .forEach(name -> pages.add(name.substring(0, name.length() - ".md".length())));
    }
    assertThat(pages).containsExactlyInAnyOrderElementsOf(RuleSet.ids());
  }

  @Test
  void everyProfileWeighsEveryCriterionAndNothingElse() {
    Set<String> criteria = new TreeSet<>();
    RuleSet.CRITERIA.forEach(criterion -> criteria.add(criterion.id()));
    assertThat(Question.SHIPPED.profiles())
        .containsOnlyKeys("balanced", "cost", "energy", "speed")
        .allSatisfy(
            (id, profile) -> {
              assertThat(profile.weights()).as(id).containsOnlyKeys(criteria);
              assertThat(profile.weights().values()).as(id).allMatch(weight -> weight > 0);
              assertThat(profile.weights().values().stream().mapToDouble(w -> w).sum())
                  .as(id)
                  .isEqualTo(1, within(1e-9));
            });
  }

  /** Simple names of the classes in the folders of rules. */
  private static Set<String> classes(Path root, String suffix) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> !root.equals(file.getParent()) && !file.startsWith(root.resolve("set")))
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(suffix + ".java") && !name.equals("package-info.java"))
          .forEach(
              name -> names.add(name.substring(0, name.length() - (suffix + ".java").length())));
    }
    return names;
  }
}
