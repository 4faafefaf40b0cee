package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One provider's offers out of an import, and what became of them.
 *
 * @param asOf day of the newest price, or of the file where no price is left
 * @param basis how the day is known
 * @param tally what was skipped or is suspect
 */
public record Imported(
    String provider,
    String format,
    LocalDate asOf,
    String basis,
    List<Offer> offers,
    Map<String, Source> sources,
    Tally tally) {
  public Imported {
    offers = List.copyOf(offers);
    sources = Map.copyOf(sources);
  }

  /**
   * What became of an import.
   *
   * @param written the file, or null where nothing was written
   * @param replaced offers in whose place the new ones are
   * @param before where those stood
   * @param refusal why nothing was written though it was asked for, or null
   */
  public record Outcome(
      Imported imported,
      @Nullable Path written,
      int replaced,
      String before,
      @Nullable ImportException refusal) {}
}
