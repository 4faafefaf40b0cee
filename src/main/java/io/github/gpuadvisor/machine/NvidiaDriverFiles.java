package io.github.gpuadvisor.machine;

import io.github.gpuadvisor.catalog.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what NVIDIA's kernel driver says of its cards where its tool says nothing. */
final class NvidiaDriverFiles {
  private static final String FOLDER = "proc/driver/nvidia/gpus";
  private static final Pattern MODEL = Pattern.compile("(?m)^Model:[ \\t]*(.+)$");
  private static final Pattern VERSION = Pattern.compile("Kernel Module\\D*([0-9]+[.0-9]*)");

  private NvidiaDriverFiles() {}

  static Reading read(SystemFiles files) {
    @Nullable String version = files.text("proc/driver/nvidia/version");
    Matcher driver = VERSION.matcher(version == null ? "" : version);
    @Nullable String known = driver.find() ? driver.group(1) : null;
    List<Found> cards = new ArrayList<>();
    for (String bus : files.names(FOLDER)) {
      @Nullable String text = files.text(FOLDER + "/" + bus + "/information");
      Matcher model = MODEL.matcher(text == null ? "" : text);
      if (model.find() && !model.group(1).strip().equals("Unknown")) {
        cards.add(
            Found.of(Vendor.NVIDIA, model.group(1), null, "/" + FOLDER).with(known, null, null));
      }
    }
    return new Reading(cards, List.of());
  }
}
