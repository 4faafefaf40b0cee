package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.catalog.importing.WholeFile;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.report.RecommendDocument;
import io.github.gpuadvisor.report.change.AnswerDiff;
import io.github.gpuadvisor.report.change.SavedAnswer;
import io.github.gpuadvisor.rule.cost.WithinBudget;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Budget;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer must keep to beyond its question, for scripts: no other than the one saved, no
 * more than an amount, no price older than some days.
 */
final class Gates {
  private final @Nullable SavedAnswer saved;
  private final @Nullable String savedName;
  private final @Nullable Budget most;
  private final @Nullable String saveTo;

  private Gates(
      @Nullable SavedAnswer saved,
      @Nullable String savedName,
      @Nullable Budget most,
      @Nullable String saveTo) {
    this.saved = saved;
    this.savedName = savedName;
    this.most = most;
    this.saveTo = saveTo;
  }

  /** The gates asked for; what they name is read before anything is computed. */
  static Gates of(Arguments arguments, Console console) {
    @Nullable String name = arguments.value(Flag.FAIL_IF_CHANGED);
    @Nullable SavedAnswer saved =
        name == null ? null : SavedAnswer.read(Input.answer(name, console), Input.label(name));
    return new Gates(saved, name, most(arguments), arguments.value(Flag.SAVE));
  }

  private static @Nullable Budget most(Arguments arguments) {
    @Nullable String text = arguments.value(Flag.FAIL_OVER);
    try {
      return text == null ? null : Budget.of(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("invalid-value", "--fail-over " + text + ": " + Budget.GOOD);
    }
  }

  /**
   * Sentences about each gate that does not hold; then the answer is saved where that was asked.
   */
  List<String> failures(Recommendation answer, Catalog catalog) {
    List<String> failures = new ArrayList<>();
    if (!answer.ranked().isEmpty()) {
      Estimate first = answer.ranked().get(0).assessment().estimate();
      age(answer, first, failures);
      amount(first, failures);
    }
    if (saved != null) {
      List<String> changes = AnswerDiff.of(saved, answer, catalog);
      if (!changes.isEmpty()) {
        failures.add(
            "the answer is not the one in " + savedName + "\n  " + String.join("\n  ", changes));
      }
    }
    save(answer, catalog);
    return failures;
  }

  private static void age(Recommendation answer, Estimate first, List<String> failures) {
    @Nullable Integer days = answer.request().limits().market().maxPriceAgeDays();
    @Nullable Offer offer = first.deployment().offer();
    @Nullable Purchase purchase = first.purchase();
    @Nullable LocalDate date =
        offer != null ? offer.asOf() : purchase == null ? null : purchase.asOf();
    if (days == null || date == null) {
      return;
    }
    LocalDate today = answer.request().limits().market().today();
    long age = ChronoUnit.DAYS.between(date, today);
    // A day ahead is where it is tomorrow already; more is a clock that is wrong, here or there.
    if (age < -1) {
      failures.add(
          "the first answer's price ("
              + (offer == null ? "to buy" : offer.provider())
              + ") is dated "
              + date
              + ", after "
              + today
              + ": it has no age");
    } else if (age > days) {
      failures.add(
          "the first answer's price ("
              + (offer == null ? "to buy" : offer.provider())
              + ") is "
              + age
              + " days old, more than "
              + days
              + (days == 1 ? " day" : " days"));
    }
  }

  private void amount(Estimate first, List<String> failures) {
    if (most == null) {
      return;
    }
    @Nullable Double price = WithinBudget.price(first, most.per());
    String unit = "/" + most.per().id();
    String limit = "$" + Figures.usd(most.amount().usd()) + unit;
    if (price == null) {
      failures.add("the first answer has no price in the terms of " + limit);
    } else if (price > most.amount().usd() * (1 + 1e-9)) {
      failures.add("the first answer costs $" + Figures.usd(price) + unit + ", more than " + limit);
    }
  }

  /** As {@code -o json} prints it, in one piece or not at all. */
  private void save(Recommendation answer, Catalog catalog) {
    if (saveTo == null) {
      return;
    }
    String text = JsonText.pretty(RecommendDocument.of(answer, catalog, 0));
    try {
      Path file = Path.of(saveTo);
      // A link is followed; what is no file (a device, a pipe, a folder) is not replaced by one.
      Path place = Files.exists(file) ? file.toRealPath() : file;
      Path folder = place.toAbsolutePath().getParent();
      boolean writable = Files.exists(place) ? Files.isRegularFile(place) : isFolder(folder);
      if (!writable) {
        throw new IOException("not a file");
      }
      WholeFile.write(place, text);
    } catch (IOException | InvalidPathException e) {
      throw new InvalidInputException(
          "unwritable-file", saveTo + ": cannot be written", "Maybe another path for --save");
    }
  }

  private static boolean isFolder(@Nullable Path folder) {
    return folder != null && Files.isDirectory(folder);
  }
}
