package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.cli.syntax.OptionSyntax;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.report.CatalogDocument;
import io.github.gpuadvisor.report.Table;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.KnownNames;
import io.github.gpuadvisor.workload.MarketReader;
import io.github.gpuadvisor.workload.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code offers list}, to rent or to buy; hands {@code offers import} on. */
final class OffersCommand extends ParsedCommand {
  private static final List<String> OPTIONS =
      List.of("gpu", "purchase", "provider", "pricing", "asOf");

  OffersCommand(Console console) {
    super(console, OPTIONS, Listing.FLAGS);
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("offers", "look into the catalog's prices")
        .describing(
            "Lists what GPUs cost to rent, from whom and where, or with --purchase buy what "
                + "cards cost to buy; every price with the day it was read.")
        .examples("offers list --gpu h100 --provider aws", "offers import --help")
        .over(Listing.syntax(options()))
        .over(new OffersImportCommand(console).syntax());
  }

  private static List<OptionSyntax> options() {
    Choice rentOrBuy = Choice.of(List.of("rent", "buy"));
    return OPTIONS.stream()
        .map(Declared::option)
        .map(
            one ->
                switch (one.names().get(0)) {
                  case "--purchase" -> one.choosing(rentOrBuy).saying("rent (default) or buy");
                  case "--pricing" ->
                      one.choosing(one.choice().list())
                          .saying("on-demand, spot, reserved (default: all)");
                  default -> one;
                })
        .toList();
  }

  @Override
  public ExitCode run(List<String> args) {
    if (!args.isEmpty() && args.get(0).equals("import")) {
      return new OffersImportCommand(console).run(args.subList(1, args.size()));
    }
    return super.run(args);
  }

  @Override
  ExitCode answer(Arguments arguments) {
    @Nullable LocalDate day = MarketReader.day(arguments.settings());
    Catalog catalog = Shelf.open(arguments, console.environment()).asOf(day);
    LookUp.verb(arguments, "offers", List.of());
    @Nullable Set<String> gpus = gpus(catalog, arguments.settings());
    if (isToBuy(arguments.settings())) {
      new PurchaseList(console).print(catalog, gpus, arguments);
    } else {
      new Listing(console, arguments)
          .print(matching(catalog, gpus, arguments.settings()), CatalogDocument::of, this::table);
    }
    return ExitCode.ANSWERED;
  }

  private static boolean isToBuy(Settings settings) {
    @Nullable String purchase = settings.text("purchase");
    if (purchase != null && !purchase.equals("rent") && !purchase.equals("buy")) {
      throw settings.wrong("purchase", "give rent or buy");
    }
    return "buy".equals(purchase);
  }

  /** The ids that the patterns asked for name; null where none is asked for. */
  private static @Nullable Set<String> gpus(Catalog catalog, Settings settings) {
    @Nullable List<String> patterns = settings.list("gpu");
    if (patterns == null) {
      return null;
    }
    Set<String> gpus = new TreeSet<>();
    for (String pattern : patterns) {
      catalog.gpuNames().matching(pattern).stream().map(Accelerator::id).forEach(gpus::add);
    }
    return gpus;
  }

  private void table(List<Offer> offers) {
    Table table =
        new Table(console.screen(true).width())
            .text("provider", 0, offers.stream().map(Offer::provider).toList())
            .text("instance type", 0, offers.stream().map(Offer::instanceType).toList())
            .text("GPUs", 0, offers.stream().map(OffersCommand::gpus).toList())
            .text(
                "region",
                2,
                offers.stream().map(offer -> offer.region() == null ? "" : offer.region()).toList())
            .text("pricing", 1, offers.stream().map(offer -> offer.pricing().id()).toList())
            .number("$/h", 0, offers.stream().map(OffersCommand::price).toList())
            .text("as of", 0, offers.stream().map(offer -> offer.asOf().toString()).toList())
            .text("state", 3, offers.stream().map(Offer::state).toList());
    table.lines().forEach(line -> console.out().println(line));
  }

  private static String gpus(Offer offer) {
    Double fraction = offer.gpuFraction();
    return (fraction == null ? String.valueOf(offer.gpuCount()) : Figures.significant(fraction, 3))
        + " × "
        + offer.gpu();
  }

  private static String price(Offer offer) {
    return offer.priceUsdPerHour() == null ? "" : Figures.usd(offer.priceUsdPerHour());
  }

  private static List<Offer> matching(
      Catalog catalog, @Nullable Set<String> gpus, Settings settings) {
    @Nullable Set<String> providers =
        KnownNames.of(settings, "provider", () -> MarketReader.providers(catalog));
    @Nullable List<String> pricing = settings.list("pricing");
    if (pricing != null && pricing.stream().anyMatch(one -> Offer.Pricing.of(one) == null)) {
      throw settings.wrong("pricing", "give on-demand, spot or reserved");
    }
    List<Offer> matching = new ArrayList<>();
    for (Offer offer : catalog.offers()) {
      if ((gpus == null || gpus.contains(offer.gpu()))
          && (providers == null || providers.contains(offer.provider()))
          && (pricing == null || pricing.contains(offer.pricing().id()))) {
        matching.add(offer);
      }
    }
    return matching;
  }
}
