package io.github.gpuadvisor.guide.trend;

import io.github.gpuadvisor.unit.Figures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Series over time in characters: dates to the right, values up by powers of ten. Each series has a
 * letter, and a dash where its last record still stands; a star stands for several of one place.
 */
final class TerminalChart {
  private static final int HEIGHT = 17;
  private static final int LEFT = 9;
  private static final int WIDEST = 80;
  private static final int YEAR_WIDTH = 4;

  private final int width;
  private final char[][] cells;
  private LocalDate start = LocalDate.MAX;
  private LocalDate end = LocalDate.MIN;
  private double low = Double.MAX_VALUE;
  private double high;

  private TerminalChart(Trend trend, int columns) {

    this.width = Math.min(WIDEST, columns) - LEFT - 1;
    this.cells = new char[HEIGHT][width];
    for (char[] row : cells) {
      Arrays.fill(row, ' ');
    }
    for (Series series : trend.series()) {
      for (Series.Best one : series.records()) {
        start = one.launch().isBefore(start) ? one.launch() : start;
        end = one.launch().isAfter(end) ? one.launch() : end;
        low = Math.min(low, one.value());
        high = Math.max(high, one.value());
      }
    }
    start = LocalDate.of(start.getYear(), 1, 1);
    end = LocalDate.of(end.getYear() + 1, 1, 1);
    low = Math.pow(10, Math.floor(Math.log10(low)));
    high = Math.pow(10, Math.ceil(Math.log10(high)));
    high = high > low ? high : low * 10;
  }

  /** The lines of the chart, or none where there is nothing to draw. */
  static List<String> of(Trend trend, int columns) {
    if (trend.series().isEmpty()) {
      return List.of();
    }
    TerminalChart chart = new TerminalChart(trend, columns);
    char mark = 'a';
    for (Series series : trend.series()) {
      chart.draw(series, mark++);
    }
    return chart.lines();
  }

  private int across(LocalDate date) {
    double days = date.toEpochDay() - start.toEpochDay();
    return (int) Math.round((width - 1) * days / (end.toEpochDay() - start.toEpochDay()));
  }

  private int down(double value) {
    double share = Math.log(value / low) / Math.log(high / low);
    return HEIGHT - 1 - (int) Math.round((HEIGHT - 1) * share);
  }

  private void draw(Series series, char mark) {
    List<Series.Best> records = series.records();
    for (int i = 0; i < records.size(); i++) {
      int row = down(records.get(i).value());
      int from = across(records.get(i).launch());
      int to = i + 1 < records.size() ? across(records.get(i + 1).launch()) : width;
      for (int column = from + 1; column < to; column++) {
        cells[row][column] = cells[row][column] == ' ' ? '-' : cells[row][column];
      }
      char there = cells[row][from];
      cells[row][from] = there == ' ' || there == '-' || there == mark ? mark : '*';
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < HEIGHT; row++) {
      lines.add((label(row) + " |" + new String(cells[row])).stripTrailing());
    }
    lines.add(" ".repeat(LEFT - 1) + "+" + "-".repeat(width));
    lines.add(years());
    return lines;
  }

  /** The power of ten of a row, where one falls on it. */
  private String label(int row) {
    String text = "";
    for (double tick = low; tick <= high * 1.001; tick *= 10) {
      text = down(tick) == row ? Figures.significant(tick, 1) : text;
    }
    return " ".repeat(LEFT - 2 - text.length()) + text;
  }

  private String years() {
    StringBuilder line = new StringBuilder(" ".repeat(LEFT));
    int step =
        Math.max(
            1, (int) Math.ceil((YEAR_WIDTH + 2.0) * (end.getYear() - start.getYear()) / width));
    for (int year = start.getYear(); year < end.getYear(); year += step) {
      int place = LEFT + across(LocalDate.of(year, 1, 1));
      if (place >= line.length() && place + YEAR_WIDTH <= LEFT + width) {
        line.append(" ".repeat(place - line.length())).append(year);
      }
    }
    return line.toString();
  }
}
