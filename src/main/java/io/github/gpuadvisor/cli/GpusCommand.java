package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Resolution;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.cli.syntax.Operand;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.report.CatalogDocument;
import io.github.gpuadvisor.report.Compatibility;
import io.github.gpuadvisor.report.CompatibilityText;
import io.github.gpuadvisor.report.Table;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code gpus list|show|resolve|compat}. */
final class GpusCommand extends ParsedCommand {
  private static final List<String> OPTIONS = List.of("vendor", "class");

  GpusCommand(Console console) {
    super(console, OPTIONS, Listing.FLAGS);
  }

  @Override
  public Syntax syntax() {
    Operand name = Operand.one("NAME", Choice.of(Choice.Kind.GPU));
    Syntax listed =
        Syntax.of("gpus", "look into the catalog's GPUs")
            .describing(
                "Lists the accelerators of the catalog, shows every fact of one with the address it"
                    + " was read at, says which id a name means, and which engines run on it, since"
                    + " which version, in which formats.")
            .examples("gpus list --vendor nvidia --class datacenter", "gpus compat l4")
            .over(Listing.syntax(OPTIONS.stream().map(Declared::option).toList()));
    return Declared.overNames(listed, name)
        .over(
            Syntax.of("compat", "which engines run on it, in which formats")
                .taking(name)
                .with(Declared.OUTPUT, Declared.flags(LookUp.FLAGS)));
  }

  @Override
  ExitCode answer(Arguments arguments) {
    Catalog catalog = Shelf.open(arguments, console.environment());
    LookUp.Verb verb = LookUp.verb(arguments, "gpus", List.of("show", "resolve", "compat"));
    if (!verb.name().equals("list")) {
      Listing.refuse(arguments);
    }
    switch (verb.name()) {
      case "list" -> list(catalog, arguments);
      case "show" -> show(catalog, verb.subject(), arguments);
      case "compat" -> compat(catalog, verb.subject(), arguments);
      default -> resolve(catalog, verb.subject(), arguments);
    }
    return ExitCode.ANSWERED;
  }

  private void list(Catalog catalog, Arguments arguments) {
    List<String> vendors = wanted(arguments, "vendor", Vendor.values());
    List<String> classes = wanted(arguments, "class", GpuClass.values());
    List<Accelerator> gpus =
        catalog.gpus().stream()
            .filter(gpu -> vendors.contains(gpu.vendor().id()))
            .filter(gpu -> classes.contains(gpu.gpuClass().id()))
            .toList();
    new Listing(console, arguments).print(gpus, CatalogDocument::of, this::table);
  }

  private void table(List<Accelerator> gpus) {
    Table table =
        new Table(console.screen(true).width())
            .text("id", 0, gpus.stream().map(Accelerator::id).toList())
            .text("name", 3, gpus.stream().map(Accelerator::name).toList())
            .text("class", 4, gpus.stream().map(gpu -> gpu.gpuClass().id()).toList())
            .number(
                "GB",
                0,
                gpus.stream()
                    .map(gpu -> Figures.significant(gpu.memory().capacityGB(), 4))
                    .toList())
            .number(
                "GB/s", 1, gpus.stream().map(gpu -> figure(gpu.memory().bandwidthGBps())).toList())
            .number("fp16", 1, gpus.stream().map(gpu -> figure(gpu.tflops(Dtype.FP16))).toList())
            .number("fp8", 2, gpus.stream().map(gpu -> figure(gpu.tflops(Dtype.FP8))).toList())
            .number("W", 2, gpus.stream().map(gpu -> figure(gpu.tdpWatts())).toList());
    table.lines().forEach(line -> console.out().println(line));
  }

  /** The ids asked for; all known ones where nothing was. */
  private static List<String> wanted(Arguments arguments, String key, Enum<?>[] known) {
    List<String> ids =
        Arrays.stream(known).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    @Nullable List<String> wanted = arguments.settings().list(key);
    if (wanted == null) {
      return ids;
    }
    for (String one : wanted) {
      if (!ids.contains(one)) {
        throw new InvalidInputException(
            "invalid-value", "--" + key + " " + one + ": give one of " + String.join(", ", ids));
      }
    }
    return wanted;
  }

  private static String figure(@Nullable Double value) {
    return value == null ? "" : Figures.significant(value, 4);
  }

  private void show(Catalog catalog, String name, Arguments arguments) {
    Resolution resolution = catalog.gpuNames().resolve(name);
    Accelerator gpu = Objects.requireNonNull(catalog.gpu(resolution.id()));
    resolution.warnings().forEach(warning -> console.err().println("gpu-advisor: " + warning));
    if (LookUp.json(arguments)) {
      console.out().print(JsonText.pretty(CatalogDocument.of(gpu)));
    } else {
      console.out().print(LookUp.facts(CatalogDocument.of(gpu), gpu.sources(), catalog));
    }
  }

  private void compat(Catalog catalog, String name, Arguments arguments) {
    Resolution resolution = catalog.gpuNames().resolve(name);
    resolution.warnings().forEach(warning -> console.err().println("gpu-advisor: " + warning));
    Accelerator gpu = Objects.requireNonNull(catalog.gpu(resolution.id()));
    Compatibility compatibility = new Compatibility(gpu, catalog);
    if (LookUp.json(arguments)) {
      console.out().print(JsonText.pretty(compatibility.document()));
      return;
    }
    CompatibilityText.lines(compatibility, console.screen(true).width())
        .forEach(line -> console.out().println(line));
  }

  private void resolve(Catalog catalog, String name, Arguments arguments) {
    Resolution resolution = catalog.gpuNames().resolve(name);
    LookUp.print(resolution, arguments, console);
    if (!LookUp.json(arguments)) {
      resolution.warnings().forEach(warning -> console.err().println("gpu-advisor: " + warning));
    }
  }
}
