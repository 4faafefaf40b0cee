package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Resolution;
import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.cli.syntax.Operand;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.report.CatalogDocument;
import io.github.gpuadvisor.report.Table;
import io.github.gpuadvisor.unit.Figures;
import java.util.List;

/** {@code models list|show|resolve|import}. */
final class ModelsCommand extends ParsedCommand {
  ModelsCommand(Console console) {
    super(console, List.of(), Listing.FLAGS);
  }

  @Override
  public Syntax syntax() {
    Operand name = Operand.one("NAME", Choice.of(Choice.Kind.MODEL));
    Syntax listed =
        Syntax.of("models", "look into the catalog's models")
            .describing(
                "Lists the models of the catalog, shows every fact of one with the address it was"
                    + " read at, and says which id a name means: an id, an alias or a Hugging Face "
                    + "id.")
            .examples(
                "models list",
                "models show llama-3.1-70b",
                "models import my-model/config.json --dry-run")
            .over(Listing.syntax(List.of()));
    return Declared.overNames(listed, name).over(new ModelsImportCommand(console).syntax());
  }

  @Override
  public ExitCode run(List<String> args) {
    if (!args.isEmpty() && args.get(0).equals("import")) {
      return new ModelsImportCommand(console).run(args.subList(1, args.size()));
    }
    return super.run(args);
  }

  @Override
  ExitCode answer(Arguments arguments) {
    Catalog catalog = Shelf.open(arguments, console.environment());
    LookUp.Verb verb = LookUp.verb(arguments, "models", List.of("show", "resolve"));
    if (verb.name().equals("list")) {
      list(catalog, arguments);
      return ExitCode.ANSWERED;
    }
    Listing.refuse(arguments);
    Resolution resolution = catalog.modelNames().resolve(verb.subject());
    if (verb.name().equals("resolve")) {
      LookUp.print(resolution, arguments, console);
    } else if (LookUp.json(arguments)) {
      console.out().print(JsonText.pretty(CatalogDocument.of(catalog.model(resolution.id()))));
    } else {
      Model model = catalog.model(resolution.id());
      console.out().print(LookUp.facts(CatalogDocument.of(model), model.sources(), catalog));
    }
    return ExitCode.ANSWERED;
  }

  private void list(Catalog catalog, Arguments arguments) {
    List<Model> models = catalog.modelIds().stream().map(catalog::model).toList();
    new Listing(console, arguments).print(models, CatalogDocument::of, this::table);
  }

  private void table(List<Model> models) {
    Table table =
        new Table(console.screen(true).width())
            .text("id", 0, models.stream().map(Model::id).toList())
            .text("name", 2, models.stream().map(Model::name).toList())
            .text("kind", 1, models.stream().map(model -> model.kind().id()).toList())
            .number(
                "parameters",
                0,
                models.stream().map(model -> Figures.compact(model.parameters())).toList())
            .number(
                "active",
                1,
                models.stream().map(model -> Figures.compact(model.activeParameters())).toList());
    table.lines().forEach(line -> console.out().println(line));
  }
}
