package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code catalog check|stats}. */
final class CatalogCommand implements Command {
  private static final Flag LIST = new Flag(List.of("--list"), "", "what check looks for");

  private final Console console;

  CatalogCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run(List<String> args) {
    List<Flag> flags = new ArrayList<>(LookUp.FLAGS);
    flags.add(LIST);
    Arguments arguments = Arguments.parse(args, List.of(), flags);
    if (arguments.has(Flag.HELP)) {
      console.out().print(HelpText.of("catalog"));
      return ExitCode.ANSWERED;
    }
    String verb = arguments.words().size() == 1 ? arguments.words().get(0) : "";
    if (!List.of("check", "stats").contains(verb)) {
      throw new InvalidInputException(
          "invalid-usage", "catalog check, or catalog stats", "As in: gpu-advisor catalog stats");
    }
    CatalogCheck check = new CatalogCheck(console, LookUp.json(arguments));
    if (arguments.has(LIST)) {
      check.list();
      return ExitCode.ANSWERED;
    }
    Catalog catalog = Shelf.open(arguments, console.environment());
    if (verb.equals("check")) {
      return check.run(catalog);
    }
    stats(catalog);
    return ExitCode.ANSWERED;
  }

  private void stats(Catalog catalog) {
    Map<String, Integer> vendors = new TreeMap<>();
    for (Accelerator gpu : catalog.gpus()) {
      vendors.merge(gpu.vendor().id() + " " + gpu.gpuClass().id(), 1, Integer::sum);
    }
    Map<String, Integer> kinds = new TreeMap<>();
    catalog.modelIds().forEach(id -> kinds.merge(catalog.model(id).kind().id(), 1, Integer::sum));
    TreeSet<String> providers = new TreeSet<>();
    catalog.offers().stream().map(Offer::provider).forEach(providers::add);
    console.out().println("catalog " + catalog.version() + " " + catalog.sha256().substring(0, 12));
    console.out().println(catalog.gpus().size() + " GPUs: " + joined(vendors));
    console.out().println(catalog.modelIds().size() + " models: " + joined(kinds));
    console
        .out()
        .println(catalog.offers().size() + " offers of " + providers.size() + " providers");
    console
        .out()
        .println(catalog.engines().size() + " engines, " + catalog.sources().size() + " sources");
  }

  private static String joined(Map<String, Integer> counts) {
    return String.join(
        ", ",
        counts.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey()).toList());
  }
}
