package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.importing.OfferImport;
import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.cli.syntax.Operand;
import io.github.gpuadvisor.cli.syntax.OptionSyntax;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code offers import} takes, and what it is taken for. */
final class OffersImportArguments {
  private static final Flag FORMAT =
      new Flag(List.of("--format"), "FORMAT", "whose format: " + formats(), OfferImport.formats());
  private static final Flag PROVIDER =
      new Flag(List.of("--provider"), "NAME", "whose prices, where the file's name does not say");
  private static final Flag AS_OF =
      new Flag(List.of("--as-of"), "DATE", "day of the prices, where the file does not say");
  static final Flag DRY_RUN = new Flag(List.of("--dry-run"), "", "report alone, write nothing");
  static final Flag FORCE =
      new Flag(List.of("--force"), "", "take rows that collapsed or prices that jumped");
  static final List<Flag> FLAGS =
      List.of(
          FORMAT,
          PROVIDER,
          AS_OF,
          DRY_RUN,
          FORCE,
          LookUp.FORMAT,
          Flag.NO_COLOR,
          Flag.CATALOG,
          Flag.DEBUG,
          Flag.HELP);

  private OffersImportArguments() {}

  private static String formats() {
    return String.join(", ", OfferImport.formats());
  }

  static Syntax syntax() {
    return Syntax.of("import", "prices from files of other tools")
        .describing(
            "Reads prices from files of other tools or from your own list, and puts those "
                + "that are sound into your own data, in the place of the provider's last import. "
                + "The report counts what was accepted, skipped and suspect, by rule.")
        .examples(
            "offers import --format skypilot ~/.sky/catalogs/v8/lambda/vms.csv",
            "offers import --format csv prices.csv --dry-run")
        .taking(new Operand("FILE...", Choice.of(Choice.Kind.FILE), 1, Operand.MANY))
        .with(Declared.OUTPUT, options());
  }

  private static List<OptionSyntax> options() {
    Choice providers = Choice.of(Choice.Kind.PROVIDER);
    return FLAGS.stream()
        .map(Declared::flag)
        .map(one -> one.names().equals(PROVIDER.names()) ? one.choosing(providers) : one)
        .toList();
  }

  /** The import asked for. */
  static OfferImport.Request request(Arguments arguments) {
    @Nullable String format = arguments.value(FORMAT);
    if (format == null) {
      throw new InvalidInputException(
          "missing-value",
          "offers import: whose format? --format " + formats(),
          "As in: gpu-advisor offers import --format skypilot ~/.sky/catalogs/v8/lambda/vms.csv");
    }
    if (!OfferImport.formats().contains(format)) {
      throw new InvalidInputException(
          "invalid-value",
          "--format " + format + ": give one of " + formats(),
          Nearest.hint(format, OfferImport.formats()).replaceFirst("^, ", ""));
    }
    if (arguments.words().isEmpty()) {
      throw new InvalidInputException(
          "missing-value",
          "offers import: which file?",
          "As in: gpu-advisor offers import --format csv prices.csv");
    }
    List<Path> files = new ArrayList<>();
    for (String file : arguments.words()) {
      try {
        files.add(Path.of(file));
      } catch (InvalidPathException e) {
        throw new InvalidInputException("unreadable-file", file + ": is no path");
      }
    }
    return new OfferImport.Request(format, files, arguments.value(PROVIDER), asOf(arguments));
  }

  private static @Nullable LocalDate asOf(Arguments arguments) {
    @Nullable String text = arguments.value(AS_OF);
    try {
      @Nullable LocalDate day = text == null ? null : LocalDate.parse(text);
      if (day != null && day.isAfter(Clock.today().plusDays(1))) {
        throw new InvalidInputException("invalid-value", "--as-of " + text + ": is yet to come");
      }
      return day;
    } catch (DateTimeParseException e) {
      throw new InvalidInputException(
          "invalid-value", "--as-of " + text + ": give a day such as 2026-11-20");
    }
  }
}
