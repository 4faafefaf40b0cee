package io.github.gpuadvisor.document;

import static org.assertj.core.api.Assertions.assertThat;

/** A value of every kind, each under the name of its kind, in whatever format it was written. */
final class EveryKind {
  private EveryKind() {}

  static void assertRead(Fields top) {
    assertThat(top.number("number")).isEqualTo(1.5);
    assertThat(top.whole("whole")).isEqualTo(3);
    assertThat(top.flag("flag")).isTrue();
    assertThat(top.textOrNull("nothing")).isNull();
    assertThat(top.texts("list")).containsExactly("x", "y");
    assertThat(top.object("object").text("key")).isEqualTo("value");
  }
}
