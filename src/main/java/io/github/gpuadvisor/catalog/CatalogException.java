package io.github.gpuadvisor.catalog;

/** The catalog or an overlay is invalid: exit code 4. */
public final class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  public CatalogException(String message) {
    super(message);
    this.hint = "";
  }

  public CatalogException(String message, Throwable cause) {
    this(message, "", cause);
  }

  CatalogException(String message, String hint, Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  /** What to do about it; empty where the message says all. */
  public String hint() {
    return hint;
  }
}
