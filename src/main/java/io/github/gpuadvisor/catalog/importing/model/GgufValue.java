package io.github.gpuadvisor.catalog.importing.model;

import java.io.IOException;

/** Metadata values of GGUF files by the number of their type. */
final class GgufValue {
  static final int TEXT = 8;
  static final int LIST = 9;
  private static final int LONGEST_TEXT = 1024;

  private GgufValue() {}

  /** Bytes of one value, of a text those of its length; 0 where the type is not known. */
  static int bytes(int type) {
    return switch (type) {
      case 0, 1, 7 -> 1;
      case 2, 3 -> 2;
      case 4, 5, 6 -> 4;
      case TEXT, 10, 11, 12 -> 8;
      default -> 0;
    };
  }

  /** One value that is no list. */
  static Object read(GgufReader in, int type, String key) throws IOException {
    int bytes = bytes(type);
    if (bytes == 0) {
      throw in.wrong(key + ": no value of type " + type + " is known");
    }
    if (type == TEXT) {
      return in.text(LONGEST_TEXT, "the text of " + key);
    }
    long bits = in.number(bytes, key);
    return switch (type) {
      case 1 -> (long) (byte) bits;
      case 3 -> (long) (short) bits;
      case 5 -> (long) (int) bits;
      case 6 -> (double) Float.intBitsToFloat((int) bits);
      case 7 -> bits != 0;
      case 12 -> Double.longBitsToDouble(bits);
      default -> bits;
    };
  }
}
