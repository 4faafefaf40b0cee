package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.machine.Detector;
import io.github.gpuadvisor.machine.Machine;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code --have here}: the GPUs that are found on this machine, as if they had been typed. */
final class ThisMachine {
  private static final String HAVE = "have";
  private static final String HERE = "here";

  private ThisMachine() {}

  /** True where a question asks for what is found here. */
  static boolean isMeant(Settings settings) {
    return HERE.equalsIgnoreCase(settings.text(HAVE));
  }

  /** Takes the word from a file, where nothing of the kind was typed. */
  static void fromFile(Settings typed, Value root, String file) {
    @Nullable Map<String, Value> fields = root.asMap();
    @Nullable Value have = fields == null ? null : fields.get(HAVE);
    if (!typed.has(HAVE)
        && have != null
        && have.content() instanceof String text
        && HERE.equalsIgnoreCase(text)) {
      typed.put(HAVE, text, file + ":" + have.line() + ": " + HAVE);
    }
  }

  /** Whole GPUs that are found and that the catalog knows, each kind as the option takes it. */
  static List<String> found(Catalog catalog, Console console) {
    Machine machine = Detector.ofThisMachine(console.environment()).detect(catalog);
    List<String> found = new ArrayList<>();
    for (Machine.Owned one : machine.owned()) {
      found.add(one.text());
    }
    return found;
  }

  /**
   * Puts the GPUs found in the place of the word.
   *
   * @throws InvalidInputException where none is found that the catalog knows
   */
  static void put(Settings settings, Catalog catalog, Console console) {
    List<String> owned = found(catalog, console);
    if (owned.isEmpty()) {
      throw new InvalidInputException(
          "unknown-gpu",
          settings.where(HAVE) + " " + HERE + ": no whole GPU that the catalog knows was found",
          "What there is: gpu-advisor detect");
    }
    settings.put(HAVE, String.join(",", owned), settings.where(HAVE));
  }
}
