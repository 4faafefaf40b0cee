package io.github.gpuadvisor.cli.completion;

import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.cli.syntax.Operand;
import io.github.gpuadvisor.cli.syntax.OptionGroup;
import io.github.gpuadvisor.cli.syntax.OptionSyntax;
import io.github.gpuadvisor.cli.syntax.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks over a syntax and gives each list and each group of options one id. */
final class Gathering {
  private final CatalogNames catalog;
  private final Map<String, List<Name>> lists = new LinkedHashMap<>();
  private final Map<List<Completion.Item>, String> groups = new LinkedHashMap<>();
  private final List<Completion.Node> nodes = new ArrayList<>();

  Gathering(CatalogNames catalog) {
    this.catalog = catalog;
  }

  /** Adds what may follow a path, and all below it. */
  void add(String path, Syntax syntax) {
    @Nullable Operand operand = syntax.operand();
    List<String> ids = new ArrayList<>();
    for (OptionGroup group : syntax.groups().isEmpty() ? shared(syntax) : syntax.groups()) {
      List<Completion.Item> items = new ArrayList<>();
      for (OptionSyntax option : group.options()) {
        String name = option.names().get(option.names().size() - 1).replaceFirst("^-+", "");
        @Nullable String kind = option.isSwitch() ? null : kind(option.choice(), name);
        option.names().forEach(one -> items.add(new Completion.Item(one, kind, option.help())));
      }
      ids.add(groups.computeIfAbsent(items, all -> "g" + (groups.size() + 1)));
    }
    nodes.add(
        new Completion.Node(
            path,
            syntax.below().stream().map(sub -> new Name(sub.name(), sub.summary())).toList(),
            operand == null ? 0 : operand.least(),
            operand == null ? 0 : operand.most(),
            operand == null ? "" : kind(operand.choice(), syntax.name()),
            ids));
    for (Syntax sub : syntax.below()) {
      add(path.isEmpty() ? sub.name() : path + " " + sub.name(), sub);
    }
  }

  /** Before its sub-command is typed, a command takes the options that all of them take. */
  private static List<OptionGroup> shared(Syntax syntax) {
    List<OptionSyntax> shared = new ArrayList<>();
    for (Syntax sub : syntax.below()) {
      List<OptionSyntax> options =
          sub.groups().stream().flatMap(group -> group.options().stream()).toList();
      if (sub.equals(syntax.below().get(0))) {
        shared.addAll(options);
      } else {
        shared.retainAll(options);
      }
    }
    return shared.isEmpty() ? List.of() : List.of(new OptionGroup("", shared));
  }

  private String kind(Choice choice, String name) {
    String comma = choice.many() ? "," : "";
    return switch (choice.kind()) {
      case ANYTHING -> "";
      case WORDS -> list(name, choice.words()) + comma;
      case FILE, FOLDER ->
          choice.kind().name() + (choice.words().isEmpty() ? "" : "+" + list(name, choice.words()));
      default -> {
        lists.computeIfAbsent(choice.kind().id(), id -> catalog.of(choice.kind()));
        yield choice.kind().id() + comma;
      }
    };
  }

  /** The id of a list of words: its option's name, with a number where that stands for others. */
  private String list(String name, List<String> words) {
    List<Name> names = words.stream().map(word -> new Name(word, "")).toList();
    String id = name.toLowerCase(Locale.ROOT);
    for (int i = 2; lists.containsKey(id) && !names.equals(lists.get(id)); i++) {
      id = name + i;
    }
    lists.put(id, names);
    return id;
  }

  List<Completion.NameList> lists() {
    List<Completion.NameList> all = new ArrayList<>();
    lists.forEach((id, names) -> all.add(new Completion.NameList(id, names)));
    return all;
  }

  List<Completion.ItemGroup> groups() {
    List<Completion.ItemGroup> all = new ArrayList<>();
    groups.forEach((items, id) -> all.add(new Completion.ItemGroup(id, items)));
    return all;
  }

  List<Completion.Node> nodes() {
    return List.copyOf(nodes);
  }
}
