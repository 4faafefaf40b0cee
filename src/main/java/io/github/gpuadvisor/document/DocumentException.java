package io.github.gpuadvisor.document;

/**
 * Something is wrong with a document: the message says where (file, line, key), what, and what
 * would be right.
 */
public final class DocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DocumentException(String where, int line, String what) {
    super((line > 0 ? where + ":" + line : where) + ": " + what);
  }
}
