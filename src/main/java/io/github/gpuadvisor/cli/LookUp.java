package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Resolution;
import io.github.gpuadvisor.catalog.Source;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the commands that look into the catalog share. */
final class LookUp {
  static final Flag FORMAT =
      new Flag(List.of("-o", "--output"), "FORMAT", "table or json", List.of("table", "json"));
  static final List<Flag> FLAGS =
      List.of(FORMAT, Flag.QUIET_ANYWAY, Flag.NO_COLOR, Flag.CATALOG, Flag.DEBUG, Flag.HELP);
  private static final int COLUMN = 30;

  private LookUp() {}

  /** A verb and what it is about. */
  record Verb(String name, String subject) {}

  static Verb verb(Arguments arguments, String command, List<String> shows) {
    List<String> words = arguments.words();
    if (words.size() == 1 && words.get(0).equals("list")) {
      return new Verb("list", "");
    }
    if (words.size() == 2 && shows.contains(words.get(0))) {
      return new Verb(words.get(0), words.get(1));
    }
    String usage = command + " list";
    for (String verb : shows) {
      usage += (verb.equals(shows.get(shows.size() - 1)) ? " or " : ", ") + verb + " NAME";
    }
    throw new InvalidInputException(
        "invalid-usage", usage, "Try gpu-advisor " + command + " --help");
  }

  static boolean json(Arguments arguments) {
    return format(arguments, FORMAT).equals("json");
  }

  /** The format asked for, one of the option's words; the first where none was. */
  static String format(Arguments arguments, Flag flag) {
    List<String> known = flag.words();
    @Nullable String format = arguments.value(flag);
    if (format != null && !known.contains(format)) {
      int last = known.size() - 1;
      throw new InvalidInputException(
          "invalid-value",
          "--output "
              + format
              + ": give "
              + String.join(", ", known.subList(0, last))
              + " or "
              + known.get(last));
    }
    return format == null ? known.get(0) : format;
  }

  /** Prints what {@code resolve} says. */
  static void print(Resolution resolution, Arguments arguments, Console console) {
    console.out().println(json(arguments) ? JsonText.line(document(resolution)) : resolution.id());
  }

  private static Map<String, @Nullable Object> document(Resolution resolution) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("id", resolution.id());
    document.put("matchedBy", resolution.matchedBy());
    document.put("warnings", resolution.warnings());
    return document;
  }

  /** Every fact on a line of its own, with the address it was read at. */
  static String facts(
      Map<String, @Nullable Object> record, Map<String, String> sources, Catalog catalog) {
    StringBuilder text = new StringBuilder();
    facts("", record, sources, catalog.sources(), text);
    return text.toString();
  }

  private static void facts(
      String path,
      Map<?, ?> record,
      Map<String, String> sources,
      Map<String, Source> known,
      StringBuilder text) {
    for (Map.Entry<?, ?> field : record.entrySet()) {
      String name = path + field.getKey();
      Object value = field.getValue();
      if (name.equals("conflicts") && value instanceof List<?> conflicts) {
        conflicts.forEach(conflict -> conflict(conflict, known, text));
      } else if (value instanceof Map<?, ?> map) {
        if (!name.equals("sources")) {
          facts(name + ".", map, sources, known, text);
        }
      } else if (value != null) {
        text.append(name).append(" ".repeat(Math.max(2, COLUMN - name.length()))).append(value);
        @Nullable Source source = source(name, sources, known);
        text.append(source == null ? "" : "   " + source.url()).append('\n');
      }
    }
  }

  /** What another source states, and why it is not followed. */
  private static void conflict(
      @Nullable Object conflict, Map<String, Source> known, StringBuilder text) {
    if (conflict instanceof Map<?, ?> fields) {
      String field = "not " + fields.get("field");
      @Nullable Source source = known.get(String.valueOf(fields.get("source")));
      text.append(field)
          .append(" ".repeat(Math.max(2, COLUMN - field.length())))
          .append(fields.get("stated"))
          .append(": ")
          .append(fields.get("reason"))
          .append(source == null ? "" : "   " + source.url())
          .append('\n');
    }
  }

  /** The source of a field, or of the object that it stands in. */
  private static @Nullable Source source(
      String name, Map<String, String> sources, Map<String, Source> known) {
    @Nullable String id = sources.get(name);
    int dot = name.indexOf('.');
    if (id == null && dot > 0) {
      id = sources.get(name.substring(0, dot));
    }
    return id == null ? null : known.get(id);
  }
}
