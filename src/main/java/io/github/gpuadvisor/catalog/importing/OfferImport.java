package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.document.DocumentException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads price files, each provider on its own. */
public final class OfferImport {
  private static final long LARGEST_FILE = 64L << 20;

  private static final Comparator<@Nullable String> NULLS_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  private final Catalog catalog;
  private final ProviderNames names;

  /**
   * What to read.
   *
   * @param provider the one whose prices to take, or null for what files say
   * @param asOf the day of the prices, or null for what files say
   */
  public record Request(
      String format, List<Path> files, @Nullable String provider, @Nullable LocalDate asOf) {
    public Request {
      files = List.copyOf(files);
    }
  }

  /**
   * What was read.
   *
   * @param failures files that could not be read, and why; their providers are not among the
   *     imports
   */
  public record Result(List<Imported> imports, List<ImportException> failures) {
    public Result {
      imports = List.copyOf(imports);
      failures = List.copyOf(failures);
    }
  }

  public OfferImport(Catalog catalog) {
    this.catalog = catalog;
    this.names = new ProviderNames(catalog);
  }

  /** Names of the formats that can be read. */
  public static List<String> formats() {
    return OfferFormat.NAMES;
  }

  /**
   * Reads all files.
   *
   * @param progress told the number of rows so far, at each row
   */
  public Result read(Request request, LongConsumer progress) {
    OfferFormat format = Objects.requireNonNull(OfferFormat.of(request.format()));
    @Nullable String asked = request.provider();
    @Nullable String only = asked == null ? null : ProviderNames.of(asked);
    if (asked != null && only == null) {
      throw new ImportException(
          "invalid-value", "--provider " + asked + ": give a name such as aws", "");
    }
    Intake intake = new Intake(catalog, only, progress);
    List<ImportException> failures = new ArrayList<>();
    Set<String> spoiled = new TreeSet<>();
    Map<String, AsOf> days = new HashMap<>();
    for (Path file : request.files()) {
      intake.begin();
      try {
        AsOf day = AsOf.of(file, request.asOf());
        read(file, day.date(), format, only, intake);
        intake.touched().forEach(provider -> days.put(provider, day));
      } catch (IOException | RuntimeException e) {
        failures.add(failure(file, e));
        spoiled.addAll(intake.touched());
      }
    }
    Map<String, ProviderIntake> sound = new TreeMap<>(intake.providers());
    sound.keySet().removeAll(spoiled);
    List<Imported> imports = new ArrayList<>();
    sound.forEach(
        (provider, taken) ->
            imports.add(
                imported(
                    provider,
                    request.format(),
                    Objects.requireNonNull(days.get(provider)),
                    taken,
                    intake)));
    return new Result(imports, failures);
  }

  private void read(
      Path file, LocalDate asOf, OfferFormat format, @Nullable String only, Intake intake)
      throws IOException {
    String name = baseName(file);
    try (InputStream in =
        new BufferedInputStream(
            new BoundedInput(Files.newInputStream(file), name, LARGEST_FILE), 1 << 16)) {
      if (format instanceof GpuhuntOffers && Archive.isOne(in)) {
        Archive.read(in, name, LARGEST_FILE, asOf, format, intake);
        return;
      }
      @Nullable String told = only == null ? names.ofFile(file) : only;
      format.read(new PriceFile(name, in, told, asOf), intake);
    }
  }

  /** A file's own name, fit for print. */
  private static String baseName(Path file) {
    @Nullable Path name = file.getFileName();
    return name == null
        ? "file"
        : name.toString().replaceAll("[\\p{Cntrl}\\p{Cf}]", "?").replaceFirst("^[=+@-]", "_");
  }

  private static ImportException failure(Path file, Exception e) {
    if (e instanceof ImportException known) {
      return known;
    }
    if (e instanceof DocumentException) {
      return new ImportException("invalid-import", String.valueOf(e.getMessage()), "");
    }
    if (e instanceof IOException || e instanceof UncheckedIOException) {
      return new ImportException(
          "unreadable-file", file + ": " + reason(file, e), "Maybe another path");
    }
    throw (RuntimeException) e;
  }

  private static String reason(Path file, Exception e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (Files.isDirectory(file)) {
      return "is a folder; give the files in it";
    }
    return e instanceof AccessDeniedException ? "you may not read it" : "cannot be read";
  }

  private static Imported imported(
      String provider, String format, AsOf day, ProviderIntake taken, Intake intake) {
    List<Offer> offers = new ArrayList<>();
    for (Draft draft : new Plausibility(taken.tally()).judged(taken.drafts())) {
      offers.add(draft.offer(provider));
    }
    offers.sort(
        Comparator.comparing(Offer::instanceType)
            .thenComparing(Offer::region, NULLS_FIRST)
            .thenComparing(Offer::pricing)
            .thenComparing(Offer::term, NULLS_FIRST)
            .thenComparing(Offer::gpu)
            .thenComparing(Offer::gpuCount)
            .thenComparing(offer -> offer.priceUsdPerHour() == null ? 0 : offer.priceUsdPerHour()));
    @Nullable LocalDate newest = null;
    boolean own = false;
    for (Offer offer : offers) {
      own |= !offer.asOf().equals(day.date());
      newest = newest == null || offer.asOf().isAfter(newest) ? offer.asOf() : newest;
    }
    return new Imported(
        provider,
        format,
        newest == null ? day.date() : newest,
        own ? "by the rows" : day.basis(),
        offers,
        intake.sources(provider),
        taken.tally());
  }
}
