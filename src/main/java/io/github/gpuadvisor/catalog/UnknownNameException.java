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

  /** A name that several accelerators may have. */
  static UnknownNameException ambiguousGpu(String typed, List<Accelerator> variants) {
    List<String> ids = variants.stream().map(Accelerator::id).toList();
    return new UnknownNameException(
        "ambiguous-gpu",
        "'" + typed + "' may be any of " + ids.size() + " GPUs",
        "say which: " + String.join(", ", ids),
        ids);
  }

  /** A name that no accelerator has, with the ids nearest to it. */
  static UnknownNameException unknownGpu(String typed, List<String> near) {
    String hint =
        (near.isEmpty() ? "" : "near: " + String.join(", ", near) + ". ")
            + "All: gpu-advisor gpus list";
    return new UnknownNameException("unknown-gpu", "no GPU called '" + typed + "'", hint, near);
  }
}
