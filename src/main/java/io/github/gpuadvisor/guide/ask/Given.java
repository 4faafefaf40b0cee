package io.github.gpuadvisor.guide.ask;

/** What comes back where a question is put. */
public sealed interface Given {
  /** A line. */
  record Typed(String line) implements Given {}

  /** One of the answers on offer. */
  record Chosen(Answer answer) implements Given {}

  /** Nothing more will come. */
  record Ended() implements Given {}
}
