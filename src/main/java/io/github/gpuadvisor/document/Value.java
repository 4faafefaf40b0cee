package io.github.gpuadvisor.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value of a document with the line it stands on.
 *
 * @param content a {@code Map<String, Value>}, a {@code List<Value>}, a String, a Number, a
 *     Boolean, or null
 * @param line one-based line; 0 where lines mean nothing (the packed catalog)
 */
public record Value(@Nullable Object content, int line) {
  /** Nothing, at no place. */
  static final Value NULL = new Value(null, 0);

  /** Content that is decoded when it is first asked for. */
  interface Deferred {
    @Nullable Object content();
  }

  /** The content, decoded. */
  @Override
  public @Nullable Object content() {
    return content instanceof Deferred deferred ? deferred.content() : content;
  }

  /** True where the content is decoded when it is first asked for. */
  boolean isDeferred() {
    return content instanceof Deferred;
  }

  /** The whole tree of maps, lists, texts, numbers, booleans and nulls. */
  public @Nullable Object plain() {
    Map<String, Value> map = asMap();
    if (map != null) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      map.forEach((key, field) -> fields.put(key, field.plain()));
      return fields;
    }
    List<Value> list = asList();
    if (list != null) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(item.plain()));
      return items;
    }
    if (content() instanceof Number number) {
      BigDecimal exact = BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros();
      return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
    return content();
  }

  public boolean isNull() {
    return content() == null;
  }

  /** The content as an object, or null where it is none. */
  @SuppressWarnings("unchecked")
  public @Nullable Map<String, Value> asMap() {
    return content() instanceof Map<?, ?> map ? (Map<String, Value>) map : null;
  }

  /** The content as a list, or null where it is none. */
  @SuppressWarnings("unchecked")
  public @Nullable List<Value> asList() {
    return content() instanceof List<?> list ? (List<Value>) list : null;
  }
}
