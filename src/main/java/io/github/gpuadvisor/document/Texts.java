package io.github.gpuadvisor.document;

/** What a text is made of. Plain loops: every run asks, and streams take longer to load. */
public final class Texts {
  private static final int FIRST_BEYOND_CONTROLS = 0xA0;

  private Texts() {}

  /** True where a control character stands in it. */
  public static boolean hasControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * True for what is acted on instead of shown: by terminals (escapes, the direction of writing) or
   * by readers of lines, of which some take U+2028 for an end, such as those of YAML 1.1.
   */
  public static boolean isControl(int point) {
    if (point < FIRST_BEYOND_CONTROLS) {
      return Character.isISOControl(point);
    }
    int type = Character.getType(point);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** True for one digit or more, and nothing else. */
  public static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
