package io.github.gpuadvisor.report;

import io.github.gpuadvisor.advice.Processor;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Distribution;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of a ranking, with how much each is needed where the screen is narrow. */
final class RecommendColumns {
  private static final int ROOM_FOR_RANGES = 120;
  private static final int ROOM_FOR_INSTANCES = 100;

  private final Recommendation answer;
  private final Screen screen;
  private final boolean ranges;
  private final @Nullable Processor processor;

  RecommendColumns(Recommendation answer, Screen screen) {
    this.answer = answer;
    this.screen = screen;
    this.ranges = screen.width() >= ROOM_FOR_RANGES;
    this.processor = answer.processor();
  }

  List<String> lines() {
    Table table = new Table(screen.width());
    boolean cores = processor != null;
    table.number("#", 0, column(row -> String.valueOf(row.rank()), cores ? "–" : ""));
    table.text(
        "GPU",
        0,
        column(
            row -> Wording.count(deployment(row)), processor == null ? "" : processor.summary()));
    table.text("plan", 2, column(row -> deployment(row).plan().summary(), cores ? "fp32" : ""));
    table.text("from", 1, column(this::offer));
    table.number("$/h", 1, column(row -> Cells.money(Cells.estimate(row).cost().perHour())));
    table.number("$ to buy", 1, column(row -> Cells.money(Cells.estimate(row).cost().purchase())));
    if (answer.request().workload() instanceof Inference work) {
      if (work.job() == null) {
        serving(table);
      } else {
        job(table);
      }
    } else {
      training(table);
    }
    table.text("memory", 6, column(row -> Wording.bar(Cells.estimate(row).memory().load())));
    table.number("score", 0, column(row -> Figures.fixed(row.assessment().score(), 2)));
    table.text("", 0, column(this::marks));
    List<String> lines = new ArrayList<>(table.lines());
    lines.set(0, screen.dim(lines.get(0)));
    return lines;
  }

  private void serving(Table table) {
    table.number(
        "$/M out",
        1,
        column(row -> Cells.money(Cells.estimate(row).cost().perMillionOutputTokens())));
    table.number(
        "tok/s each", 1, column(row -> rate(row, Performance::outputTokensPerSecondPerUser)));
    table.number("context ≤", 2, column(this::context));
    table.number("tok/s all", 8, column(row -> rate(row, Performance::outputTokensPerSecond)));
    table.number("samples/s", 1, column(row -> rate(row, Performance::itemsPerSecond)));
    table.number("TTFT p95", 5, column(row -> p95(row, Performance::ttft)));
    table.number("TPOT p95", 7, column(row -> p95(row, Performance::tpot)));
  }

  private void job(Table table) {
    table.number("streams", 1, figures(JobCells::streams));
    table.number("per frame", 3, figures(JobCells::perFrame));
    table.number("images/s at most", 3, figures(one -> JobCells.images(one, ranges)));
    table.number("× real time", 3, figures(one -> JobCells.realTime(one, ranges)));
    table.number("$/audio h", 1, figures(JobCells::perHourOfSound));
    table.number("$/1,000", 1, figures(JobCells::perThousand));
    table.number("items/s", 4, figures(one -> JobCells.items(one, ranges)));
    table.number("time", 1, column(Cells::duration));
    table.number("$ total", 1, column(row -> Cells.money(Cells.estimate(row).cost().total())));
  }

  private void training(Table table) {
    table.number(
        "tok/s",
        5,
        column(
            row ->
                rate(
                    row,
                    seen -> seen.learnsFromSamples() ? null : seen.trainingTokensPerSecond())));
    table.number(
        "samples/s",
        5,
        column(row -> rate(row, seen -> seen.learnsFromSamples() ? seen.itemsPerSecond() : null)));
    table.number("time", 1, column(Cells::duration));
    table.number("$ total", 1, column(row -> Cells.money(Cells.estimate(row).cost().total())));
    table.number("MFU", 4, column(RecommendColumns::mfu));
  }

  private List<String> column(Function<Ranked, String> cell) {
    return column(cell, "");
  }

  /** One column; the row without a GPU, where there is one, comes last. */
  private List<String> column(Function<Ranked, String> cell, String withoutGpu) {
    List<String> cells = new ArrayList<>();
    for (Ranked row : answer.top()) {
      cells.add(cell.apply(row));
    }
    if (processor != null) {
      cells.add(withoutGpu);
    }
    return cells;
  }

  private List<String> figures(Function<Estimate, String> cell) {
    return column(row -> cell.apply(Cells.estimate(row)));
  }

  private static Deployment deployment(Ranked row) {
    return Cells.estimate(row).deployment();
  }

  private String offer(Ranked row) {
    Deployment deployment = deployment(row);
    if (screen.width() < ROOM_FOR_INSTANCES && deployment.offer() != null) {
      return deployment.offer().provider();
    }
    return screen.width() < ROOM_FOR_INSTANCES
        ? Wording.source(Cells.estimate(row))
        : Wording.sourceAndSpread(Cells.estimate(row));
  }

  private String rate(Ranked row, Function<Performance, @Nullable Interval> field) {
    Performance performance = Cells.estimate(row).performance();
    Interval interval = performance == null ? null : field.apply(performance);
    if (interval == null) {
      return "";
    }
    return ranges ? Wording.range(interval, 2) : Figures.significant(interval.value(), 2);
  }

  private static String p95(Ranked row, Function<Performance, @Nullable Distribution> field) {
    Performance performance = Cells.estimate(row).performance();
    Distribution times = performance == null ? null : field.apply(performance);
    if (times == null) {
      return "";
    }
    return times.p95() < 10
        ? Figures.significant(times.p95() * 1000, 2) + " ms"
        : Figures.duration(times.p95());
  }

  private static String mfu(Ranked row) {
    Performance performance = Cells.estimate(row).performance();
    Interval mfu = performance == null ? null : performance.mfu();
    return mfu == null ? "" : Figures.whole(mfu.value() * 100) + "%";
  }

  private String context(Ranked row) {
    @Nullable Integer most = RecommendDocument.maxContext(row, answer.request());
    return most == null ? "" : Figures.whole(most);
  }

  private String marks(Ranked row) {
    String tied = row.tiedWith().isEmpty() ? "" : " ≈" + row.tiedWith().get(0);
    boolean paid = answer.request().limits().hardware().atHand() == null;
    return (paid && row.paretoOptimal() ? "◆" : " ") + tied;
  }
}
