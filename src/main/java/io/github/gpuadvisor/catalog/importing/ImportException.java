package io.github.gpuadvisor.catalog.importing;

/** A file cannot be imported, or is better not. */
public final class ImportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;

  /**
   * @param code stable error code, such as {@code suspect-import}
   * @param hint what to do now
   */
  public ImportException(String code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  /** Stable error code, such as {@code suspect-import}. */
  public String code() {
    return code;
  }

  /** What to do now; empty where nothing is to be said. */
  public String hint() {
    return hint;
  }
}
