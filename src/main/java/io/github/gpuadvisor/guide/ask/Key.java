package io.github.gpuadvisor.guide.ask;

/**
 * A key.
 *
 * @param character what it writes; 0 where it writes nothing
 */
record Key(Kind kind, char character) {
  /** What a key does. */
  enum Kind {
    CHARACTER,
    ENTER,
    ERASE,
    ERASE_WORD,
    ERASE_ALL,
    UP,
    DOWN,
    /** No more, unless something is typed. */
    END,
    /** No more. */
    GONE,
    /** Nothing here. */
    OTHER
  }

  private static final char CONTROL_C = 3;
  private static final char CONTROL_D = 4;
  private static final char BACKSPACE = 8;
  private static final char CONTROL_N = 14;
  private static final char CONTROL_P = 16;
  private static final char CONTROL_U = 21;
  private static final char CONTROL_W = 23;
  private static final char ESCAPE = 27;
  private static final char DELETE = 127;

  static Key of(Kind kind) {
    return new Key(kind, '\0');
  }

  static Key of(char character) {
    return new Key(Kind.CHARACTER, character);
  }

  /** Waits for the next key. */
  static Key next(Terminal terminal) {
    int read = terminal.read();
    if (read < 0) {
      return of(Kind.GONE);
    }
    char c = (char) read;
    return switch (c) {
      case '\r', '\n' -> of(Kind.ENTER);
      case BACKSPACE, DELETE -> of(Kind.ERASE);
      case CONTROL_W -> of(Kind.ERASE_WORD);
      case CONTROL_U -> of(Kind.ERASE_ALL);
      case CONTROL_P -> of(Kind.UP);
      case CONTROL_N -> of(Kind.DOWN);
      case CONTROL_C -> of(Kind.GONE);
      case CONTROL_D -> of(Kind.END);
      case ESCAPE -> escaped(terminal);
      default -> Character.isISOControl(c) ? of(Kind.OTHER) : of(c);
    };
  }

  /**
   * What follows an escape: an arrow is {@code [A} or {@code OA}, with numbers between where other
   * keys are held. The escape key alone does nothing, and takes the next key with it.
   */
  private static Key escaped(Terminal terminal) {
    int read = terminal.read();
    if (read < 0) {
      return of(Kind.GONE);
    }
    if (read != '[' && read != 'O') {
      return of(Kind.OTHER);
    }
    do {
      read = terminal.read();
    } while (read == ';' || (read >= '0' && read <= '9'));
    return switch (read) {
      case -1 -> of(Kind.GONE);
      case 'A' -> of(Kind.UP);
      case 'B' -> of(Kind.DOWN);
      default -> of(Kind.OTHER);
    };
  }
}
