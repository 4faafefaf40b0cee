package io.github.gpuadvisor.report.html;

/** The frame of a drawing with two axes. */
record Axes(LogAxis x, LogAxis y) {
  static final double WIDTH = 460;
  static final double HEIGHT = 330;
  static final double LEFT = 62;
  static final double BOTTOM = 280;
  static final double RIGHT = 446;
  static final double TOP = 14;

  /**
   * @param across what the one axis counts
   * @param up what the other does
   */
  void draw(Svg svg, String across, String up) {
    for (double tick : x.ticks()) {
      svg.line("grid", x.place(tick), TOP, x.place(tick), BOTTOM);
      svg.label("axis", x.place(tick), BOTTOM + 18, "middle", LogAxis.text(tick));
    }
    for (double tick : y.ticks()) {
      svg.line("grid", LEFT, y.place(tick), RIGHT, y.place(tick));
      svg.label("axis", LEFT - 6, y.place(tick) + 4, "end", LogAxis.text(tick));
    }
    svg.line("frame", LEFT, BOTTOM, RIGHT, BOTTOM).line("frame", LEFT, TOP, LEFT, BOTTOM);
    svg.label("axis", (LEFT + RIGHT) / 2, HEIGHT - 10, "middle", across);
    svg.upright(14, (TOP + BOTTOM) / 2, up);
  }
}
