package io.github.gpuadvisor.document;

/** What a text is made of. Plain loops: every run asks, and streams take longer to load. */
public final class Texts {
  private Texts() {}

  /** True where a control character stands in it. */
  public static boolean hasControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
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
