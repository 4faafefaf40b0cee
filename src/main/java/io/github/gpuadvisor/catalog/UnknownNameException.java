package io.github.gpuadvisor.catalog;

import java.util.List;

/** A name that is not in the catalog, or that may mean several things. */
public final class UnknownNameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;
  private final List<String> candidates;

  /**
   * @param code stable error code, such as {@code unknown-model}
   * @param hint the sentence that follows the message
   */
  public UnknownNameException(String code, String message, String hint, List<String> candidates) {
    super(message);
    this.code = code;
    this.hint = hint;
    this.candidates = List.copyOf(candidates);
  }

  public String code() {
    return code;
  }

  public String hint() {
    return hint;
  }

  public List<String> candidates() {
    return candidates;
  }
}
