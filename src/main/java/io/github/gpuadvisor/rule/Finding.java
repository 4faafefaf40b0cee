package io.github.gpuadvisor.rule;

import java.util.Map;

/** Why a rule decided as it did: figures for machines, a sentence for people. */
public interface Finding {
  /** One sentence without a full stop. */
  String sentence();

  /** The figures behind it by name, units in the names. */
  Map<String, Object> figures();
}
