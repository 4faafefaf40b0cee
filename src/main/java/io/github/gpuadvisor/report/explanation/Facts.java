package io.github.gpuadvisor.report.explanation;

import io.github.gpuadvisor.advice.Sourced;
import io.github.gpuadvisor.catalog.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts behind an answer, each with the number of the address it was read at. */
final class Facts {
  private static final int FACT = 28;

  private Facts() {}

  static void write(List<Sourced> facts, Sheet sheet) {
    sheet.title("Facts and where they were read");
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<Source> sources = new ArrayList<>();
    for (Sourced fact : facts) {
      @Nullable Source source = fact.source();
      if (source != null && numbers.putIfAbsent(source.id(), sources.size() + 1) == null) {
        sources.add(source);
      }
      String mark = source == null ? "no source" : "[" + numbers.get(source.id()) + "]";
      String name = fact.of() + " " + fact.path();
      String gap = " ".repeat(Math.max(2, FACT - name.length()));
      sheet.unbroken("  " + name + gap + fact.value() + "  " + mark);
    }
    for (int i = 0; i < sources.size(); i++) {
      // An address is never broken: it must work when it is clicked or copied.
      sheet.unbroken("  [" + (i + 1) + "] " + sources.get(i).url());
    }
  }
}
