package io.github.gpuadvisor.report;

import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.unit.Figures;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object under construction, keys in the order in which they are put. */
public final class Tree {
  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  /** Adds a value. */
  public Tree put(String key, @Nullable Object value) {
    fields.put(key, value);
    return this;
  }

  /** Adds what is written as text: a date. */
  public Tree text(String key, @Nullable Object value) {
    return put(key, value == null ? null : value.toString());
  }

  /** Adds a number as documents round it. */
  public Tree number(String key, @Nullable Double value) {
    fields.put(key, value == null ? null : Figures.json(value));
    return this;
  }

  /** A price to the last digit: it is a fact that was read, no estimate. */
  public Tree exact(String key, @Nullable Double value) {
    fields.put(key, value == null ? null : BigDecimal.valueOf(value).stripTrailingZeros());
    return this;
  }

  /** Adds an amount of memory in GiB. */
  public Tree gib(String key, @Nullable Bytes bytes) {
    fields.put(key, bytes == null ? null : Figures.json(bytes.gib()));
    return this;
  }

  /** The object. */
  public Map<String, @Nullable Object> map() {
    return fields;
  }
}
