package io.github.gpuadvisor.machine;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Resolution;
import io.github.gpuadvisor.catalog.UnknownNameException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The catalog's GPUs that a driver's name may mean. Several, where the name leaves it open. */
final class CardNames {
  private static final String AMBIGUOUS = "ambiguous-gpu";

  /** {@code Navi 31 [Radeon RX 7900 XT/7900 XTX]}, as lists of PCI names write it. */
  private static final Pattern BRACKET = Pattern.compile("\\[([^\\[\\]]+)\\]");

  private static final Pattern GENERIC = Pattern.compile(".*\\bGraphics(?: Device)?");

  private final Catalog catalog;

  CardNames(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * @param ids what the name may mean; empty: nothing that the catalog knows
   * @param near ids near to a name that means nothing
   */
  record Meaning(List<String> ids, List<String> near) {}

  /** All names in a name that stands for several cards, itself first. */
  static List<String> alternatives(String name) {
    Set<String> names = new LinkedHashSet<>(List.of(name));
    Matcher bracket = BRACKET.matcher(name);
    String listed = bracket.find() ? bracket.group(1) : name;
    for (String one : listed.split("/", -1)) {
      if (!one.isBlank()) {
        names.add(one.strip());
      }
    }
    return new ArrayList<>(names);
  }

  Meaning meaning(String name) {
    try {
      Resolution resolution = catalog.gpuNames().resolve(name);
      // A family's name is taken for its most usual variant where nothing else is known; here the
      // memory is.
      return resolution.matchedBy().equals("family")
          ? new Meaning(variants(name), List.of())
          : new Meaning(List.of(resolution.id()), List.of());
    } catch (UnknownNameException e) {
      if (!e.code().equals(AMBIGUOUS)) {
        return new Meaning(List.of(), e.candidates());
      }
      // "AMD Radeon Graphics" may be anything, and is no name of a card.
      return new Meaning(isGeneric(name) ? List.of() : e.candidates(), List.of());
    }
  }

  /** True for a name that drivers give to whatever has none, and to a processor's own graphics. */
  static boolean isGeneric(String name) {
    return GENERIC.matcher(name).matches() && name.chars().noneMatch(Character::isDigit);
  }

  private List<String> variants(String name) {
    List<String> ids = new ArrayList<>();
    catalog.gpuNames().matching(name).forEach(gpu -> ids.add(gpu.id()));
    return ids;
  }
}
