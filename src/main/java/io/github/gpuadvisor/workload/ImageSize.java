package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.unit.Quantity;
import java.util.Locale;

/** Width and height of an image, in pixels. */
record ImageSize(int width, int height) {
  /**
   * Parses {@code 1024x768}; one number is both.
   *
   * @throws IllegalArgumentException where the text is neither
   */
  static ImageSize of(String text) {
    String size = text.strip().toLowerCase(Locale.ROOT).replace('×', 'x');
    int by = size.indexOf('x');
    int width = Quantity.count(by < 0 ? size : size.substring(0, by));
    return new ImageSize(width, by < 0 ? width : Quantity.count(size.substring(by + 1)));
  }

  /** Edge of a square of as many pixels. */
  double edge() {
    return Math.sqrt((double) width * height);
  }
}
