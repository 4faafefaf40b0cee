package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.importing.model.ImportedModel;
import io.github.gpuadvisor.catalog.importing.model.ModelStore;
import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.cli.syntax.Operand;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.report.ImportedModelDocument;
import io.github.gpuadvisor.report.ImportedModelText;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.ModelFromFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code models import FILE}: a model file of one's own into the catalog, offline. */
final class ModelsImportCommand implements Command {
  private static final Flag ID =
      new Flag(List.of("--id"), "ID", "the id to import it under, where its name will not do");
  private static final Flag DRY_RUN =
      new Flag(List.of("--dry-run"), "", "show what would be imported; write nothing");
  private static final Flag QUIET =
      new Flag(Flag.QUIET.names(), "", "with -o json: nothing on standard error");
  private static final List<Flag> FLAGS =
      List.of(
          ID, DRY_RUN, LookUp.FORMAT, QUIET, Flag.NO_COLOR, Flag.CATALOG, Flag.DEBUG, Flag.HELP);
  private static final String ID_PATTERN = "[a-z0-9][a-z0-9.-]{0,95}";

  private final Console console;

  ModelsImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("import", "a model of your own into the catalog")
        .describing(
            "Reads a model from config.json of Hugging Face, a safetensors file or index "
                + "with config.json beside it, a folder of these, or a GGUF file, offline, and "
                + "keeps its record in your own data. What a file is, is found out from what it "
                + "holds.")
        .examples(
            "models import my-model/config.json --dry-run",
            "models import model.Q4_K_M.gguf --id my-model-8b")
        .taking(Operand.one("FILE", Choice.of(Choice.Kind.FILE)))
        .with(Declared.OUTPUT, Declared.flags(FLAGS));
  }

  @Override
  public ExitCode run(List<String> args) {
    Arguments arguments = Arguments.parse(args, List.of(), FLAGS);
    if (arguments.has(Flag.HELP)) {
      console.out().print(HelpText.of(new ModelsCommand(console).syntax(), List.of("import")));
      return ExitCode.ANSWERED;
    }
    if (arguments.words().size() != 1) {
      throw new InvalidInputException(
          "invalid-usage",
          "models import takes one file",
          "As in: gpu-advisor models import my-model/config.json");
    }
    boolean json = LookUp.json(arguments);
    String file = arguments.words().get(0);
    ImportedModel imported = named(ModelFromFile.read(file), arguments);
    String record = ImportedModelDocument.of(imported.model(), baseName(file), Clock.today());
    @Nullable Path written = arguments.has(DRY_RUN) ? null : write(imported.model().id(), record);
    if (json) {
      console.out().print(record);
      tell(arguments, imported, written);
      return ExitCode.ANSWERED;
    }
    ImportedModelText.of(imported).forEach(line -> console.out().println(Plain.text(line)));
    console.out().println(written(written));
    return ExitCode.ANSWERED;
  }

  private ImportedModel named(ImportedModel imported, Arguments arguments) {
    @Nullable String id = arguments.value(ID);
    if (id != null && !id.matches(ID_PATTERN)) {
      throw new InvalidInputException(
          "invalid-value",
          "--id " + id + ": give lower case letters, digits, dots and dashes, as in my-llama-8b");
    }
    ImportedModel named = id == null ? imported : imported.withId(id);
    String taken = named.model().id();
    if (catalog(arguments).modelIds().contains(taken)) {
      throw new InvalidInputException(
          "id-taken",
          "the catalog has a model called " + taken + " already",
          "Maybe another name: --id my-" + taken);
    }
    return named;
  }

  /** Without what was imported before: that is what is written over. */
  private Catalog catalog(Arguments arguments) {
    return arguments.has(Flag.CATALOG)
        ? Shelf.open(arguments, console.environment())
        : CatalogIndex.builtIn();
  }

  private Path write(String id, String record) {
    ModelStore store = new ModelStore(Shelf.overlay(console.environment()).imported());
    try {
      return store.write(id, record);
    } catch (IOException e) {
      throw new InvalidInputException(
          "unwritable-file",
          store.file(id) + ": cannot be written",
          "Maybe another folder, in XDG_DATA_HOME");
    }
  }

  /** Beside JSON, what is no part of the record goes to standard error. */
  private void tell(Arguments arguments, ImportedModel imported, @Nullable Path written) {
    if (!arguments.has(QUIET)) {
      imported.notes().forEach(note -> console.err().println("note: " + Plain.text(note)));
      console.err().println(written(written));
    }
  }

  private static String written(@Nullable Path file) {
    return file == null
        ? "Nothing written (--dry-run)"
        : "Written to " + Plain.text(file.toString());
  }

  private static String baseName(String file) {
    Path name = Path.of(file).toAbsolutePath().normalize().getFileName();
    return name == null ? "model" : Plain.text(name.toString());
  }
}
