package io.github.gpuadvisor.report.html;

import java.util.ArrayList;
import java.util.List;

/** Puts short labels beside dots so that they cover neither one another nor a dot. */
final class Labels {
  private static final double LETTER = 8;
  private static final double HIGH = 13;
  private static final double DOT = 5;

  /** So many of the places are near enough to tell whose label it is without a number. */
  private static final int NEAR = 8;

  /** Where to try, across and up from the dot, nearest first. */
  private static final double[][] PLACES = {
    {8, -6},
    {-16, -6},
    {8, 16},
    {-16, 16},
    {14, 4},
    {-22, 4},
    {8, -20},
    {-16, -20},
    {8, 30},
    {-16, 30},
    {24, -12},
    {-32, -12},
    {24, 22},
    {-32, 22},
    {24, -26},
    {-32, -26},
    {24, 36}
  };

  private final List<double[]> taken = new ArrayList<>();

  /** A dot that no label may cover. */
  void keepFree(double x, double y) {
    taken.add(new double[] {x - DOT, y - DOT, x + DOT, y + DOT});
  }

  /** A line that no label may cover. */
  void keepFree(double x1, double y1, double x2, double y2) {
    taken.add(
        new double[] {Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)});
  }

  /** Draws a label at the first free place; beside its dot where none is. */
  void add(Svg svg, double x, double y, String label) {
    double[] best = PLACES[0];
    for (double[] place : PLACES) {
      if (isFree(box(x + place[0], y + place[1], label))) {
        best = place;
        break;
      }
    }
    taken.add(box(x + best[0], y + best[1], label));
    svg.label("rank", x + best[0], y + best[1], "start", label);
  }

  /** Draws a label at the first free place near by; nowhere where none is. */
  void addIfFree(Svg svg, double x, double y, String label) {
    for (double[] place : List.of(PLACES).subList(0, NEAR)) {
      double left = place[0] < 0 ? x + place[0] + LETTER * (2 - label.length()) : x + place[0];
      if (isFree(box(left, y + place[1], label))) {
        taken.add(box(left, y + place[1], label));
        svg.label("note", left, y + place[1], "start", label);
        return;
      }
    }
  }

  private static double[] box(double x, double y, String label) {
    return new double[] {x, y - HIGH + 2, x + LETTER * label.length(), y + 2};
  }

  private boolean isFree(double[] box) {
    for (double[] other : taken) {
      boolean apart =
          box[2] <= other[0] || other[2] <= box[0] || box[3] <= other[1] || other[3] <= box[1];
      if (!apart) {
        return false;
      }
    }
    return true;
  }
}
