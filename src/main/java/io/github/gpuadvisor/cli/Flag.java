package io.github.gpuadvisor.cli;

import java.util.List;

/**
 * A switch of the command line that is no requirement of the question.
 *
 * @param names all spellings, longest last
 * @param label placeholder of its value; empty for a switch without one
 * @param words the values there are, where they are a closed set; the first is the default
 */
record Flag(List<String> names, String label, String help, List<String> words) {
  static final Flag OUTPUT =
      new Flag(
          List.of("-o", "--output"),
          "FORMAT",
          "table, wide, json, jsonl, yaml, csv, markdown, html, name; or sky, k8s, vllm, torchrun, slurm");
  static final Flag EXPLAIN = new Flag(List.of("--explain"), "", "show what each score is made of");
  static final Flag ELIMINATED =
      new Flag(
          List.of("--eliminated"),
          "WHICH",
          "GPUs left out: none, nearest (default), all",
          List.of("nearest", "none", "all"));
  static final Flag SAVE =
      new Flag(List.of("--save"), "FILE", "keep the answer there, as -o json prints it");
  static final Flag FAIL_IF_CHANGED =
      new Flag(
          List.of("--fail-if-changed"),
          "FILE",
          "fail (5) where the first answer is not the one kept there");
  static final Flag FAIL_OVER =
      new Flag(List.of("--fail-over"), "B", "fail (5) where the first answer costs more: 12/h");
  static final Flag QUIET = new Flag(List.of("-q", "--quiet"), "", "the ranking alone");

  /** Where the answer is all that is printed. */
  static final Flag QUIET_ANYWAY = new Flag(QUIET.names(), "", "the answer alone, as it is anyway");

  static final Flag NO_COLOR = new Flag(List.of("--no-color"), "", "no color");
  static final Flag DEBUG = new Flag(List.of("--debug"), "", "show stack traces");
  static final Flag CATALOG =
      new Flag(List.of("--catalog"), "DIR", "use this catalog; built-in leaves your own data out");
  static final Flag FILE =
      new Flag(
          List.of("-f", "--file"),
          "FILE",
          "read the question from YAML or JSON; - is standard input");
  static final Flag PLAIN =
      new Flag(
          List.of("--plain"), "", "ask line by line, without moving the cursor; also in a pipe");
  static final Flag HELP = new Flag(List.of("-h", "--help"), "", "this help");

  Flag {
    names = List.copyOf(names);
    words = List.copyOf(words);
  }

  Flag(List<String> names, String label, String help) {
    this(names, label, help, List.of());
  }

  /** The same with other values. */
  Flag choosing(List<String> others) {
    return new Flag(names, label, help, others);
  }

  String longest() {
    return names.get(names.size() - 1);
  }

  boolean isSwitch() {
    return label.isEmpty();
  }

  /** True for one that may stand several times, each with a value of its own. */
  boolean isRepeatable() {
    return label.endsWith("...") && !label.endsWith(",...");
  }
}
