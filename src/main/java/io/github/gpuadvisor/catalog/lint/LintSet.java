package io.github.gpuadvisor.catalog.lint;

import java.util.List;

/** The contents page of the checks. */
public final class LintSet {
  /** All checks there are: names first, then facts of chips, models and systems, then prices. */
  public static final List<Lint> ALL =
      List.of(
          new KnownReferences(),
          new EveryFactSourced(),
          new SourcesAreUsed(),
          new NoCatchAll(),
          new AliasesAreUnique(),
          new PlausibleRates(),
          new DenseNotSparse(),
          new RatesAreUnitsTimesClock(),
          new BandwidthIsBusTimesRate(),
          new CapacitySteps(),
          new MemoryPerGpu(),
          new LinkDirection(),
          new DatesInOrder(),
          new LayersAddUp(),
          new PricesAboveZero(),
          new SpotBelowOnDemand(),
          new RegionsAgree(),
          new StalePrices(),
          new ExceptionsAreNeeded());

  private LintSet() {}
}
