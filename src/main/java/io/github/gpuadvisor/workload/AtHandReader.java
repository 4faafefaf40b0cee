package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.NamedSystem;
import io.github.gpuadvisor.catalog.Resolution;
import io.github.gpuadvisor.unit.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settings into {@link AtHand}: {@code --have "2x RTX 4090"} or {@code --on dgx-gh200}. */
final class AtHandReader {
  private static final String GOOD = "give a number and a GPU, as in \"2x RTX 4090\"";

  private final Catalog catalog;
  private final Settings settings;
  private final List<Warning> warnings;

  AtHandReader(Catalog catalog, Settings settings, List<Warning> warnings) {
    this.catalog = catalog;
    this.settings = settings;
    this.warnings = warnings;
  }

  /** What is at hand, or null where nothing was named. */
  @Nullable AtHand read() {
    boolean upgrade = upgrade();
    if (settings.has("have") && settings.has("on")) {
      throw new InvalidInputException("conflicting-options", "give --have or --on, not both");
    }
    if (upgrade && !settings.has("have")) {
      throw settings.wrong(
          "upgrade", "a step up from what? give --have, as in --have \"RTX 4090\"");
    }
    if ((settings.has("have") || settings.has("on")) && settings.has("purchase")) {
      throw new InvalidInputException(
          "conflicting-options",
          "what is at hand is neither rented nor bought: leave out --purchase");
    }
    return settings.has("have") ? owned(upgrade) : settings.has("on") ? system() : null;
  }

  private boolean upgrade() {
    @Nullable String text = settings.text("upgrade");
    if (text != null && !text.equals("true") && !text.equals("false")) {
      throw settings.wrong("upgrade", "give true or false");
    }
    return "true".equals(text);
  }

  private AtHand owned(boolean upgrade) {
    Map<String, AtHand.Stock> stocks = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (String part : Objects.requireNonNull(settings.list("have"))) {
      String lower = part.toLowerCase(Locale.ROOT);
      int digits = 0;
      while (digits < lower.length() && Character.isDigit(lower.charAt(digits))) {
        digits++;
      }
      String rest = lower.substring(digits).strip();
      boolean counted = digits > 0 && !rest.isEmpty() && "x×*".indexOf(rest.charAt(0)) >= 0;
      String name = counted ? part.substring(part.length() - rest.length() + 1).strip() : part;
      add(stocks, names, name, counted ? count(lower.substring(0, digits)) : 1);
    }
    if (stocks.size() > 1) {
      warnings.add(
          new Warning(
              "mixed-gpus",
              "unlike GPUs are not pooled: each kind is looked at alone, since engines split a"
                  + " model evenly and all wait for the slowest"));
    }
    return new AtHand(String.join(" and ", names), stocks, false, upgrade);
  }

  private int count(String digits) {
    try {
      return Quantity.count(digits);
    } catch (IllegalArgumentException e) {
      throw settings.wrong("have", GOOD);
    }
  }

  private void add(Map<String, AtHand.Stock> stocks, List<String> names, String name, int cards) {
    if (name.isEmpty()) {
      throw settings.wrong("have", GOOD);
    }
    Resolution resolution = catalog.gpuNames().resolve(name);
    resolution.warnings().forEach(text -> warnings.add(new Warning("gpu-variant", text)));
    Accelerator gpu = Objects.requireNonNull(catalog.gpu(resolution.id()));
    AtHand.Stock stock = new AtHand.Stock(cards * gpu.devicesPerCard(), null, null, null);
    stocks.merge(
        gpu.id(), stock, (a, b) -> new AtHand.Stock(a.devices() + b.devices(), null, null, null));
    names.add(cards + " × " + gpu.shortName());
  }

  private AtHand system() {
    Resolution resolution = catalog.systemNames().resolve(String.valueOf(settings.text("on")));
    NamedSystem system = Objects.requireNonNull(catalog.system(resolution.id()));
    @Nullable Accelerator gpu = system.gpu() == null ? null : catalog.gpu(system.gpu());
    if (gpu == null || system.gpuCount() == null) {
      String chip =
          system.accelerator() == null
              ? " computes on its processors"
              : " has " + system.accelerator() + ", which is not in the catalog";
      throw settings.wrong(
          "on", system.name() + chip + "; see gpu-advisor systems show " + system.id());
    }
    int perCard = gpu.devicesPerCard();
    @Nullable Integer perNode = system.gpusPerNode();
    @Nullable Integer domain = system.interconnect().scaleUpDomain();
    @Nullable Double network = system.interconnect().networkGBpsPerNode();
    if (network == null && (domain == null || domain < system.gpuCount())) {
      warnings.add(
          new Warning(
              "network-unstated",
              "no source states the network of " + system.name() + ": what is usual is assumed"));
    }
    AtHand.Stock stock =
        new AtHand.Stock(
            system.gpuCount() * perCard,
            perNode == null ? null : Integer.valueOf(perNode * perCard),
            domain == null ? null : Integer.valueOf(domain * perCard),
            network);
    return new AtHand(system.name(), Map.of(gpu.id(), stock), true, false);
  }
}
