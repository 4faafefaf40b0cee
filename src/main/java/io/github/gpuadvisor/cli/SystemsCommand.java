package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.advice.ReferenceRun;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.NamedSystem;
import io.github.gpuadvisor.catalog.Resolution;
import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.cli.syntax.Operand;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.report.CatalogDocument;
import io.github.gpuadvisor.report.ReferenceRunText;
import io.github.gpuadvisor.report.Table;
import io.github.gpuadvisor.unit.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code systems list|show|resolve}. */
final class SystemsCommand extends ParsedCommand {
  SystemsCommand(Console console) {
    super(console, List.of(), Listing.FLAGS);
  }

  @Override
  public Syntax syntax() {
    Operand name = Operand.one("NAME", Choice.of(Choice.Kind.SYSTEM));
    Syntax listed =
        Syntax.of("systems", "look into the catalog's systems")
            .describing(
                "Lists machines that have a name (supercomputers, nodes, racks and pods), shows "
                    + "every fact of one with the address it was read at, and says which id a name "
                    + "means.")
            .examples("systems list", "systems show frontier -o json")
            .over(Listing.syntax(List.of()));
    return Declared.overNames(listed, name);
  }

  @Override
  ExitCode answer(Arguments arguments) {
    Catalog catalog = Shelf.open(arguments, console.environment());
    LookUp.Verb verb = LookUp.verb(arguments, "systems", List.of("show", "resolve"));
    if (verb.name().equals("list")) {
      new Listing(console, arguments).print(catalog.systems(), CatalogDocument::of, this::table);
      return ExitCode.ANSWERED;
    }
    Listing.refuse(arguments);
    Resolution resolution = catalog.systemNames().resolve(verb.subject());
    if (verb.name().equals("resolve")) {
      LookUp.print(resolution, arguments, console);
    } else {
      show(catalog, resolution, arguments);
    }
    return ExitCode.ANSWERED;
  }

  private void show(Catalog catalog, Resolution resolution, Arguments arguments) {
    NamedSystem system = catalog.system(resolution.id());
    if (LookUp.json(arguments)) {
      console.out().print(JsonText.pretty(CatalogDocument.of(system)));
      return;
    }
    console.out().print(LookUp.facts(CatalogDocument.of(system), system.sources(), catalog));
    @Nullable ReferenceRun run = ReferenceRun.on(system, catalog, Clock.today());
    if (run != null) {
      console.out().print(ReferenceRunText.of(run, system));
    }
  }

  private void table(List<NamedSystem> systems) {
    Table table =
        new Table(console.screen(true).width())
            .text("id", 0, systems.stream().map(NamedSystem::id).toList())
            .text("name", 3, systems.stream().map(NamedSystem::name).toList())
            .text("kind", 2, systems.stream().map(system -> system.kind().id()).toList())
            .text("GPUs", 0, systems.stream().map(SystemsCommand::gpus).toList())
            .number("fp64 PF", 1, systems.stream().map(one -> peak(one, Dtype.FP64)).toList())
            .number("bf16 PF", 1, systems.stream().map(one -> peak(one, Dtype.BF16)).toList())
            .number(
                "HPL PF",
                1,
                systems.stream().map(system -> figure(system.measuredPflops().hpl())).toList())
            .number(
                "kW", 2, systems.stream().map(system -> figure(system.powerKilowatts())).toList());
    table.lines().forEach(line -> console.out().println(line));
  }

  private static String gpus(NamedSystem system) {
    Integer count = system.gpuCount();
    String gpu = system.gpu() == null ? system.accelerator() : system.gpu();
    if (gpu == null) {
      return "";
    }
    return count == null ? gpu : Figures.whole(count) + " × " + gpu;
  }

  private static String peak(NamedSystem system, Dtype dtype) {
    return figure(system.peakPflops().get(dtype));
  }

  private static String figure(@Nullable Double value) {
    return value == null ? "" : Figures.significant(value, 4);
  }
}
