package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.Value;
import org.jspecify.annotations.Nullable;

/** A number of a configuration as a size: whole, not negative, and no larger than sizes are. */
final class ConfigNumber {
  /** Contexts of ten million tokens are the largest sizes there are; sums of a few fit an int. */
  private static final double LARGEST = 1e8;

  private static final int LONGEST = 20;

  private ConfigNumber() {}

  static int whole(ConfigFields c, String name, @Nullable Value value) {
    Object content = value == null ? null : value.content();
    if (!(content instanceof Number number)) {
      throw c.wrong(name, "must be a whole number, not " + told(content));
    }
    double size = number.doubleValue();
    if (size != Math.rint(size)) {
      throw c.wrong(name, "must be a whole number, not " + size);
    }
    if (size < 0) {
      throw c.wrong(name, "must not be negative");
    }
    if (size > LARGEST) {
      throw c.wrong(name, "is larger than any model's");
    }
    return (int) size;
  }

  /** A product of two sizes that is a size itself. */
  static int times(ConfigFields c, String name, int a, int b) {
    double product = (double) a * b;
    if (product > LARGEST) {
      throw c.wrong(name, "makes a width that is larger than any model's");
    }
    return (int) product;
  }

  private static String told(@Nullable Object content) {
    return content instanceof String text && text.length() <= LONGEST ? text : "something else";
  }
}
