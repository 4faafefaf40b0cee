package io.github.gpuadvisor.cli;

/** What scripts can trust. */
enum ExitCode {
  ANSWERED(0, "answer given"),
  INTERNAL(1, "internal error"),
  USAGE(2, "usage or invalid input"),
  NOTHING_QUALIFIES(
      3,
      "nothing satisfies the requirements; the answer says which requirement binds and the least change that helps"),
  CATALOG(4, "catalog or overlay invalid"),
  GATE(5, "answer given, but a gate failed (--max-price-age, --fail-if-changed, --fail-over)");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  String meaning() {
    return meaning;
  }
}
