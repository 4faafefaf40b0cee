package io.github.gpuadvisor.document;

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
  /** Content that is decoded when it is first asked for. */
  interface Deferred {
    @Nullable Object content();
  }

  /** The content, decoded. */
  @Override
  public @Nullable Object content() {
    return content instanceof Deferred deferred ? deferred.content() : content;
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
