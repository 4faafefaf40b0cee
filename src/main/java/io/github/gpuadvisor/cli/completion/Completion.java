package io.github.gpuadvisor.cli.completion;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.cli.syntax.Syntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What scripts complete from, whatever the shell.
 *
 * <p>The kind of a value is a word: empty for anything; {@code FILE} or {@code FOLDER}, with {@code
 * +list} where words of a list stand for one; the id of a list; or that with a comma behind it,
 * where several go into one value.
 *
 * @param catalogVersion whose names these are
 * @param ownData true where some of them are the user's own
 * @param place the catalog asked for; null: none
 */
public record Completion(
    String catalogVersion,
    boolean ownData,
    @Nullable String place,
    List<NameList> lists,
    List<ItemGroup> groups,
    List<Node> nodes) {

  /** Names to choose from. */
  public record NameList(String id, List<Name> names) {}

  /**
   * One spelling of an option.
   *
   * @param kind of its value; null for a switch
   */
  public record Item(String name, @Nullable String kind, String help) {
    /** {@code --gpu=gpu,}; a switch as it is. */
    String text() {
      return kind == null ? name : name + "=" + kind;
    }
  }

  /** Options that stand together in several places. */
  public record ItemGroup(String id, List<Item> items) {}

  /**
   * What may follow some words.
   *
   * @param path the words, commands and sub-commands alone
   * @param least words that stand before a sub-command
   * @param most words that may stand at all
   * @param operand kind of those words
   * @param groups ids of the groups of its options
   */
  public record Node(
      String path, List<Name> below, int least, int most, String operand, List<String> groups) {}

  /**
   * Gathers all that a script needs.
   *
   * @param place the catalog asked for; null: none
   */
  public static Completion of(Syntax root, Catalog catalog, @Nullable String place) {
    Gathering gathering = new Gathering(new CatalogNames(catalog));
    gathering.add("", root);
    return new Completion(
        catalog.version(),
        !catalog.overlay().isEmpty(),
        place,
        gathering.lists(),
        gathering.groups(),
        gathering.nodes());
  }

  /** Comment lines that say what this is and how it is made again. */
  String header(String shell, String file) {
    return "# Completes gpu-advisor in "
        + shell
        + ". Names are those of the catalog of "
        + word(catalogVersion)
        + (ownData ? " and of your own data" : "")
        + ";\n# after an update of either, make this file again:\n#   gpu-advisor completion "
        + shell
        + (place == null ? "" : " --catalog " + word(place))
        + " > "
        + file
        + "\n";
  }

  /** In a comment, on one line. */
  private static String word(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.matches("[\\w./@+-]+") ? line : "'" + line.replace("'", "'\\''") + "'";
  }
}
