package io.github.gpuadvisor.document;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/** What JSON may hold as it is, but a terminal would act on, is written as its number. */
final class Escapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7F;

  private final int[] ascii = standardAsciiEscapesForJSON();

  Escapes() {
    ascii[DELETE] = ESCAPE_STANDARD;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return Texts.isControl(character) ? new SerializedString(number(character)) : null;
  }

  private static String number(int character) {
    return "\\u" + Integer.toHexString(0x10000 + character).substring(1);
  }
}
