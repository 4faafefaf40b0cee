package io.github.gpuadvisor.rule;

import io.github.gpuadvisor.unit.Figures;
import java.util.LinkedHashMap;
import java.util.Map;

/** A finding of one measured quantity against what was wanted. */
public record Figure(String sentence, String name, double actual, String wantedName, double wanted)
    implements Finding {
  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(name, Figures.json(actual));
    figures.put(wantedName, Figures.json(wanted));
    return figures;
  }
}
