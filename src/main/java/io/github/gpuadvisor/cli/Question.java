package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Settings;
import io.github.gpuadvisor.workload.SpecReader;
import org.jspecify.annotations.Nullable;

/**
 * A question as it was asked: a kind of work, and settings from options, a file or both.
 *
 * @param kind {@code inference}, {@code fine-tuning} or {@code training}
 */
record Question(String kind, Settings settings) {
  /**
   * Puts options and the file that they name together; what is typed beside a file wins over it.
   *
   * @param kind the kind typed; null where a file must name it
   * @param command as errors name it, with what stands before the kind: {@code explain l40s}
   */
  static Question of(@Nullable String kind, Arguments arguments, Console console, String command) {
    @Nullable String file = arguments.value(Flag.FILE);
    if (!arguments.words().isEmpty()) {
      throw Kinds.unknown(arguments.words().get(0));
    }
    if (file == null && kind == null) {
      throw new InvalidInputException(
          "missing-kind",
          command + " what? inference, fine-tuning or training",
          "As in: gpu-advisor " + command + " inference --model llama-3.1-8b");
    }
    if (file == null) {
      return new Question(String.valueOf(kind), arguments.settings());
    }
    String label = Input.label(file);
    return in(SpecReader.tree(Input.text(file, console), label), label, kind, arguments);
  }

  /**
   * The same of a file that was read already.
   *
   * @param label how errors call the file
   */
  static Question in(Value root, String label, @Nullable String kind, Arguments arguments) {
    if (!arguments.words().isEmpty()) {
      throw Kinds.unknown(arguments.words().get(0));
    }
    SpecReader.Spec spec = SpecReader.spec(root, label);
    if (kind != null && !kind.equals(spec.kind())) {
      throw new InvalidInputException(
          "conflicting-options", label + " is of the kind " + spec.kind() + ", not " + kind);
    }
    Kinds.check(spec.kind(), arguments.settings());
    return new Question(spec.kind(), merged(spec.settings(), arguments.settings()));
  }

  private static Settings merged(Settings spec, Settings typed) {
    for (String key : typed.keys()) {
      spec.put(key, String.valueOf(typed.text(key)), typed.where(key));
    }
    return spec;
  }
}
