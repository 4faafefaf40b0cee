package io.github.gpuadvisor.guide.ask;

/** A terminal that hands over every key as it is pressed, and shows none of them by itself. */
public interface Terminal extends AutoCloseable {
  /** Characters in a line, and lines. */
  record Size(int columns, int rows) {}

  /** The next character; -1 where none will come. */
  int read();

  /** Asks how large it is, which changes with its window. */
  void measure();

  /** How large it was when it was measured. */
  Size size();

  /** Leaves the terminal as it was found. */
  @Override
  void close();
}
