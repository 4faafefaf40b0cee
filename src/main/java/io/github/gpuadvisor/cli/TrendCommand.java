package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.guide.trend.Format;
import io.github.gpuadvisor.guide.trend.Measure;
import io.github.gpuadvisor.guide.trend.Trend;
import io.github.gpuadvisor.guide.trend.TrendDocument;
import io.github.gpuadvisor.guide.trend.TrendDrawing;
import io.github.gpuadvisor.guide.trend.TrendMarkdown;
import io.github.gpuadvisor.guide.trend.TrendText;
import io.github.gpuadvisor.report.YamlText;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code trend}: the fastest chip known at each date, by format. */
final class TrendCommand extends ParsedCommand {
  private static final String ALL = "all";
  private static final Flag PRECISION =
      new Flag(
          List.of("--precision"),
          "P,...",
          "formats compared (fp32,fp16,fp8,fp4); fp16 is 16 bit of either kind",
          ids(Format.values(), Format::id));
  private static final Flag VENDOR =
      new Flag(
          List.of("--vendor"), "V,...", "chips of these makers", ids(Vendor.values(), Vendor::id));
  private static final Flag CLASS =
      new Flag(
          List.of("--class"),
          "C,...",
          "datacenter (default), workstation, consumer, edge, all",
          ids(GpuClass.values(), GpuClass::id, ALL));
  private static final Flag PER =
      new Flag(
          List.of("--per"),
          "WHAT",
          "flops (default), watt or dollar of the launch price",
          ids(Measure.values(), Measure::id));
  private static final Flag FORMAT =
      new Flag(
          List.of("-o", "--output"),
          "FORMAT",
          "table (default), csv, json, yaml, markdown, svg, html",
          List.of("table", "csv", "json", "yaml", "markdown", "svg", "html"));
  private static final Flag QUIET =
      new Flag(Flag.QUIET.names(), "", "the chart and its records alone");
  private static final List<Flag> WHICH = List.of(PRECISION, VENDOR, CLASS, PER);
  private static final List<Flag> OUTPUT =
      List.of(FORMAT, QUIET, Flag.NO_COLOR, Flag.CATALOG, Flag.DEBUG, Flag.HELP);
  private static final List<Flag> FLAGS =
      List.of(
          PRECISION,
          VENDOR,
          CLASS,
          PER,
          FORMAT,
          QUIET,
          Flag.NO_COLOR,
          Flag.CATALOG,
          Flag.DEBUG,
          Flag.HELP);

  TrendCommand(Console console) {
    super(console, List.of(), FLAGS);
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("trend", "performance of single chips over the years")
        .describing(
            "Shows the fastest chip known at each date, by format, from the catalog's dense rates "
                + "and launch dates, and takes apart the claim that performance grew a thousand "
                + "times in a decade.")
        .examples("trend", "trend --per watt", "trend -o html > trend.html")
        .with("Which chips", Declared.flags(WHICH))
        .with(Declared.OUTPUT, Declared.flags(OUTPUT));
  }

  private static <T> List<String> ids(T[] values, Function<T, String> id, String... more) {
    Set<String> ids = new LinkedHashSet<>();
    for (T value : values) {
      ids.add(id.apply(value));
    }
    ids.addAll(Arrays.asList(more));
    return List.copyOf(ids);
  }

  @Override
  ExitCode answer(Arguments arguments) {
    if (!arguments.words().isEmpty()) {
      throw new InvalidInputException(
          "invalid-usage",
          "trend takes options only, not '" + arguments.words().get(0) + "'",
          "As in: gpu-advisor trend --precision fp16 --per watt");
    }
    String format = LookUp.format(arguments, FORMAT);
    Trend.Question question = question(arguments);
    Catalog catalog = Shelf.open(arguments, console.environment());
    Trend trend = Trend.of(catalog, question);
    console.out().print(text(trend, catalog, format, arguments));
    return trend.series().isEmpty() ? ExitCode.NOTHING_QUALIFIES : ExitCode.ANSWERED;
  }

  private static Trend.Question question(Arguments arguments) {
    List<Format> formats = values(arguments, PRECISION, Format.values(), Format::id);
    List<Measure> measures = values(arguments, PER, Measure.values(), Measure::id);
    if (measures.size() > 1) {
      throw new InvalidInputException("invalid-value", "--per: give one of " + joined(PER));
    }
    boolean all = ALL.equals(arguments.value(CLASS));
    List<GpuClass> classes =
        all ? List.of() : values(arguments, CLASS, GpuClass.values(), GpuClass::id);
    return new Trend.Question(
        formats.isEmpty() ? Format.USUAL : formats,
        measures.isEmpty() ? Measure.FLOPS : measures.get(0),
        Set.copyOf(values(arguments, VENDOR, Vendor.values(), Vendor::id)),
        !arguments.has(CLASS) ? Set.of(GpuClass.DATACENTER) : Set.copyOf(classes));
  }

  /** What an option names, in the order of the program; none where it is not given. */
  private static <T> List<T> values(
      Arguments arguments, Flag flag, T[] known, Function<T, String> id) {
    @Nullable String text = arguments.value(flag);
    if (text == null) {
      return List.of();
    }
    Set<String> wanted = new LinkedHashSet<>(Arrays.asList(text.split(",", -1)));
    for (String word : wanted) {
      if (Arrays.stream(known).map(id).noneMatch(word::equals)) {
        throw new InvalidInputException(
            "invalid-value",
            flag.longest()
                + " "
                + word
                + ": give "
                + joined(flag)
                + Nearest.hint(word, flag.words()));
      }
    }
    return Arrays.stream(known).filter(one -> wanted.contains(id.apply(one))).toList();
  }

  private static String joined(Flag flag) {
    return String.join(", ", flag.words());
  }

  private String text(Trend trend, Catalog catalog, String format, Arguments arguments) {
    return switch (format) {
      case "csv" -> TrendDocument.csv(trend);
      case "json" -> JsonText.pretty(TrendDocument.of(trend, catalog));
      case "yaml" -> YamlText.of(TrendDocument.of(trend, catalog));
      case "markdown" -> TrendMarkdown.of(trend);
      case "svg" -> TrendDrawing.svg(trend);
      case "html" -> TrendDrawing.page(trend, catalog);
      default ->
          TrendText.of(trend, console.screen(arguments.has(Flag.NO_COLOR)), arguments.has(QUIET));
    };
  }
}
