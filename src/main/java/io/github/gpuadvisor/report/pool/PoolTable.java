package io.github.gpuadvisor.report.pool;

import io.github.gpuadvisor.advice.PoolAnswer;
import io.github.gpuadvisor.advice.PoolRow;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Capacity;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.Table;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pools that are shown, a row each, with a column for each workload. */
final class PoolTable {
  private static final double HARDLY = 0.005;

  private final PoolAnswer answer;

  private PoolTable(PoolAnswer answer) {
    this.answer = answer;
  }

  /** The heading and a line for each pool that is shown. */
  static List<String> lines(PoolAnswer answer, Screen screen) {
    List<String> lines = new PoolTable(answer).table(screen.width());
    lines.set(0, screen.dim(lines.get(0)));
    return lines;
  }

  private List<String> table(int width) {
    List<PoolRow> rows = answer.top();
    Table table = new Table(width);
    List<String> ranks = new ArrayList<>();
    rows.forEach(any -> ranks.add(String.valueOf(ranks.size() + 1)));
    table.number("#", 0, ranks);
    table.text("pool", 0, column(row -> row.gpuCount() + " × " + Wording.gpu(row.gpu())));
    table.text("from", 3, column(PoolTable::from));
    table.number("$/h", 1, column(row -> money(row.usdPerHour())));
    table.number("$ to buy", 1, column(row -> money(row.purchaseUsd())));
    for (int i = 0; i < answer.pool().members().size(); i++) {
      int part = i;
      table.text("for " + (i + 1), 0, column(row -> part(row, part)));
    }
    table.number("score", 1, column(row -> Figures.fixed(row.score(), 2)));
    return table.lines();
  }

  private List<String> column(Function<PoolRow, String> cell) {
    return answer.top().stream().map(cell).toList();
  }

  private static String money(@Nullable Double usd) {
    return usd == null ? "" : Figures.usd(usd);
  }

  private static String from(PoolRow row) {
    @Nullable Offer offer = row.offer();
    if (offer == null) {
      return "";
    }
    String times = row.nodeCount() > 1 ? row.nodeCount() + " × " : "";
    return times + offer.provider();
  }

  /** How a workload runs there and what comes of it. */
  private static String part(PoolRow row, int number) {
    Estimate estimate = row.parts().get(number).estimate();
    @Nullable Double share = row.shares().get(number);
    String plan = estimate.deployment().plan().summary();
    int gpus = estimate.deployment().plan().gpus();
    String part = share == null ? gpus + " × " : percent(share) + ": ";
    return part + plan + ", " + seen(estimate, share);
  }

  /** Hardly any time is not none. */
  private static String percent(double share) {
    return share < HARDLY ? "<1%" : share > 1 - HARDLY ? ">99%" : Figures.whole(share * 100) + "%";
  }

  /** In turns, work that ends lasts as much longer as others have the GPUs. */
  private static String seen(Estimate estimate, @Nullable Double share) {
    @Nullable Performance seen = estimate.performance();
    if (seen == null) {
      return "speed unknown";
    }
    @Nullable Capacity capacity = seen.capacity();
    if (seen.durationSeconds() != null) {
      return Figures.duration(seen.durationSeconds().value() / (share == null ? 1 : share));
    }
    if (capacity != null && capacity.streams() != null) {
      return capacity.streams() + " streams at most";
    }
    if (seen.outputTokensPerSecondPerUser() != null) {
      return Figures.significant(seen.outputTokensPerSecondPerUser().value(), 2) + " tok/s each";
    }
    return seen.itemsPerSecond() == null
        ? ""
        : Figures.significant(seen.itemsPerSecond().value(), 2) + "/s";
  }
}
