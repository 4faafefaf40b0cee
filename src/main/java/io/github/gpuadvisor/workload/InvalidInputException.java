package io.github.gpuadvisor.workload;

/**
 * An option or a spec key cannot be used as given: exit code 2. The message names the place and
 * shows a good value.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;

  public InvalidInputException(String code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  public InvalidInputException(String code, String message) {
    this(code, message, "");
  }

  /** Stable error code. */
  public String code() {
    return code;
  }

  public String hint() {
    return hint;
  }
}
