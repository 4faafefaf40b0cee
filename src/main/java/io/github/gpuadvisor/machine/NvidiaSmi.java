package io.github.gpuadvisor.machine;

import io.github.gpuadvisor.catalog.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@code nvidia-smi --query-gpu} prints. Errors come on standard output, too. */
final class NvidiaSmi {
  private static final String TOOL = "nvidia-smi";

  /** Index, name, memory, driver: what every driver since 2012 can say. */
  private static final int LEAST = 4;

  private static final int CAPABILITY = 4;
  private static final int MIG_MODE = 5;
  private static final int POWER_LIMIT = 6;
  private static final int ALL = 7;

  private NvidiaSmi() {}

  /** True where the driver is too old for a field of the query. */
  static boolean refuses(String csv) {
    return csv.contains("is not a valid field to query");
  }

  /** True where a card is cut into instances, or nobody says that it is not. */
  static boolean mayBeSliced(String csv) {
    for (String line : csv.lines().toList()) {
      @Nullable List<String> fields = fields(line);
      if (fields != null && (fields.size() < ALL || fields.get(MIG_MODE).equals("Enabled"))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The cards, and the instances in the place of those that are cut.
   *
   * @param listing what {@code nvidia-smi -L} prints, or nothing
   */
  static Reading read(String csv, String listing) {
    Map<Integer, List<String>> instances = NvidiaInstances.read(listing);
    List<Found> cards = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (String line : csv.lines().toList()) {
      @Nullable List<String> fields = fields(line);
      if (fields == null) {
        // The first line that is no card says what went wrong; those after it explain it.
        if (remarks.isEmpty() && !line.isBlank()) {
          remarks.add(TOOL + ": " + ToolText.plain(line));
        }
      } else {
        add(fields, instances, cards);
      }
    }
    return new Reading(cards, remarks);
  }

  private static void add(
      List<String> fields, Map<Integer, List<String>> instances, List<Found> cards) {
    boolean all = fields.size() == ALL;
    Found card =
        Found.of(Vendor.NVIDIA, fields.get(1), ToolText.gib(fields.get(2), "MIB"), TOOL)
            .with(
                fields.get(3),
                all ? fields.get(CAPABILITY) : null,
                all ? ToolText.number(fields.get(POWER_LIMIT)) : null);
    List<String> profiles = instances.getOrDefault(Integer.parseInt(fields.get(0)), List.of());
    if (profiles.isEmpty() && all && fields.get(MIG_MODE).equals("Enabled")) {
      cards.add(card.slice(NvidiaInstances.NONE, null));
    } else if (profiles.isEmpty()) {
      cards.add(card);
    }
    for (String profile : profiles) {
      cards.add(card.slice("MIG " + profile, NvidiaInstances.gib(profile)));
    }
  }

  /** The fields of a card; null for a line that is none. */
  private static @Nullable List<String> fields(String line) {
    String[] parts = line.split(",", -1);
    if (parts.length != LEAST && parts.length != ALL) {
      return null;
    }
    List<String> fields = new ArrayList<>();
    for (String part : parts) {
      fields.add(part.strip());
    }
    boolean numbered = fields.get(0).matches("[0-9]{1,4}");
    return numbered && ToolText.known(fields.get(1)) != null ? fields : null;
  }
}
