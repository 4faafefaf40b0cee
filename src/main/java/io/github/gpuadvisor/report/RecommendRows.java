package io.github.gpuadvisor.report;

import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Capacity;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.unit.Figures;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of an answer for spreadsheets and for Markdown. */
public final class RecommendRows {
  /** Names of the columns of a CSV. */
  public static final List<String> TITLES =
      List.of(
          "rank",
          "gpu",
          "gpuCount",
          "nodeCount",
          "plan",
          "provider",
          "instanceType",
          "region",
          "pricing",
          "usdPerHour",
          "usdPerMillionOutputTokens",
          "totalUsd",
          "purchaseUsd",
          "outputTokensPerSecondPerUser",
          "outputTokensPerSecond",
          "trainingTokensPerSecond",
          "durationHours",
          "ttftP95Ms",
          "requiredGiBPerGpu",
          "usableGiBPerGpu",
          "score",
          "paretoOptimal",
          "asOf",
          "samplesPerSecond",
          "usdPerThousandItems",
          "maxStreams",
          "realTimeFactor");

  private RecommendRows() {}

  static String csv(Recommendation answer) {
    StringBuilder text = new StringBuilder(String.join(",", TITLES)).append('\n');
    for (Ranked row : answer.top()) {
      text.append(CsvText.line(cells(row)));
    }
    return text.toString();
  }

  static String markdown(Recommendation answer) {
    StringBuilder text = new StringBuilder();
    text.append(MarkdownTable.escaped(QuestionText.of(answer.request()))).append("\n\n");
    MarkdownTable table = new MarkdownTable(answer.top());
    table.number("#", row -> String.valueOf(row.rank()));
    table.text("GPU", row -> Wording.count(Cells.estimate(row).deployment()));
    table.text("plan", row -> Cells.estimate(row).deployment().plan().summary());
    table.text("from", row -> Wording.source(Cells.estimate(row)));
    table.number("$/h", row -> Cells.money(Cells.estimate(row).cost().perHour()));
    table.number("$ to buy", row -> Cells.money(Cells.estimate(row).cost().purchase()));
    table.number(
        "$/M out", row -> Cells.money(Cells.estimate(row).cost().perMillionOutputTokens()));
    table.number("$/1,000", row -> JobCells.perThousand(Cells.estimate(row)));
    table.number("$/audio h", row -> JobCells.perHourOfSound(Cells.estimate(row)));
    table.number("$ total", row -> Cells.money(Cells.estimate(row).cost().total()));
    table.number("time", Cells::duration);
    table.number("streams", row -> JobCells.streams(Cells.estimate(row)));
    table.number("tok/s each", row -> Cells.range(row, Performance::outputTokensPerSecondPerUser));
    table.number("score", row -> Figures.fixed(row.assessment().score(), 2));
    return text.append(table.lines()).toString();
  }

  /** The columns of a row. */
  public static List<String> cells(Ranked row) {
    Estimate estimate = row.assessment().estimate();
    Deployment deployment = estimate.deployment();
    Offer offer = deployment.offer();
    Map<String, @Nullable Object> cost = PriceDocument.cost(estimate.cost());
    Performance performance = estimate.performance();
    Capacity capacity = performance == null ? null : performance.capacity();
    return List.of(
        String.valueOf(row.rank()),
        deployment.gpu().id(),
        String.valueOf(deployment.gpuCount()),
        String.valueOf(deployment.nodes()),
        deployment.plan().summary(),
        offer == null ? "" : offer.provider(),
        offer == null ? "" : offer.instanceType(),
        offer == null || offer.region() == null ? "" : offer.region(),
        offer == null ? "" : offer.pricing().id(),
        text(cost.get("usdPerHour")),
        text(cost.get("usdPerMillionOutputTokens")),
        text(cost.get("totalUsd")),
        text(cost.get("purchaseUsd")),
        value(performance == null ? null : performance.outputTokensPerSecondPerUser()),
        value(performance == null ? null : performance.outputTokensPerSecond()),
        value(performance == null ? null : performance.trainingTokensPerSecond()),
        text(PerformanceDocument.durationHours(performance)),
        performance == null || performance.ttft() == null
            ? ""
            : text(Figures.json(performance.ttft().p95() * 1000)),
        text(Figures.json(estimate.memory().requiredPerGpu().gib())),
        text(Figures.json(estimate.memory().usablePerGpu().gib())),
        text(Figures.json(row.assessment().score())),
        String.valueOf(row.paretoOptimal()),
        offer == null ? "" : offer.asOf().toString(),
        value(performance == null ? null : performance.itemsPerSecond()),
        text(cost.get("usdPerThousandItems")),
        text(capacity == null ? null : capacity.streams()),
        value(capacity == null ? null : capacity.realTimeFactor()));
  }

  private static String value(@Nullable Interval interval) {
    return interval == null ? "" : text(Figures.json(interval.value()));
  }

  private static String text(@Nullable Object value) {
    return value == null
        ? ""
        : value instanceof java.math.BigDecimal number ? number.toPlainString() : value.toString();
  }
}
