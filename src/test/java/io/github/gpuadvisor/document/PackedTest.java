package io.github.gpuadvisor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTest {
  private static DataInputStream in(ByteArrayOutputStream bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static Value roundTrip(Value value) throws IOException {
    Packed.TextTable texts = new Packed.TextTable();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Packed.write(value, texts, new DataOutputStream(bytes));
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    texts.write(new DataOutputStream(table));
    DataInputStream packed = in(bytes);
    Value back = Packed.read(Packed.readTexts(in(table)), packed);
    assertThat(packed.available()).as("bytes left over").isZero();
    return back;
  }

  private static Value of(Object content) {
    return new Value(content, 0);
  }

  @Test
  void givesBackATreeOfEveryKind() throws IOException {
    Map<String, Value> inner = new LinkedHashMap<>();
    inner.put("z", of("same text"));
    inner.put("a", of("same text"));
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("nothing", of(null));
    fields.put("yes", of(true));
    fields.put("no", of(false));
    fields.put("numbers", of(List.of(of(0.0), of(1.5), of(-3.0), of(1e300))));
    fields.put("empty", of(List.of()));
    fields.put("none", of(Map.of()));
    fields.put("inner", of(inner));

    Value back = roundTrip(of(fields));

    assertThat(back).isEqualTo(of(fields));
    assertThat(back.asMap().keySet()).containsExactlyElementsOf(fields.keySet());
    assertThat(back.asMap().get("inner").asMap().keySet()).containsExactly("z", "a");
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0, 1, 127, 128, 16_383, 16_384, 268_435_455, 268_435_456, -1, 0.1, 1e18, 4e-7})
  void keepsNumbersExactly(double number) throws IOException {
    assertThat(roundTrip(of(number)).content()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 127, 128, 16_383, 16_384, 2_097_152, Integer.MAX_VALUE})
  void keepsCountsExactly(int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Packed.writeCount(count, new DataOutputStream(bytes));

    assertThat(Packed.readCount(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEqualTo(count);
  }

  @Test
  void writesATextOnce() throws IOException {
    Packed.TextTable texts = new Packed.TextTable();

    assertThat(texts.index("a")).isZero();
    assertThat(texts.index("b")).isEqualTo(1);
    assertThat(texts.index("a")).isZero();

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    texts.write(new DataOutputStream(bytes));
    assertThat(Packed.readTexts(in(bytes))).containsExactly("a", "b");
  }

  @Test
  void givesBackWhatIsDecodedLater() throws IOException {
    Map<String, Value> sources = new LinkedHashMap<>();
    sources.put("tdpWatts", of("datasheet"));
    Map<String, Value> file = new LinkedHashMap<>();
    file.put("sources", of(sources));
    file.put("tdpWatts", of(700.0));

    Fields back = Fields.of(roundTrip(of(file)), "index");
    assertThat(back.textsByKey("sources")).containsExactly(Map.entry("tdpWatts", "datasheet"));
    assertThat(back.number("tdpWatts")).isEqualTo(700);
    assertThat(back.textsByKeyLazily("sources"))
        .isEqualTo(Map.of("tdpWatts", "datasheet"))
        .hasSameHashCodeAs(Map.of("tdpWatts", "datasheet"));
    back.done();
  }

  @Test
  void saysWhenBytesAreDamaged() {
    assertThatThrownBy(
            () ->
                Packed.read(
                    new String[0], new DataInputStream(new ByteArrayInputStream(new byte[] {99}))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
    assertThatThrownBy(
            () ->
                Packed.readCount(
                    new DataInputStream(new ByteArrayInputStream(new byte[] {-1, -1, -1, -1, -1}))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("count too long");
  }

  @Test
  void refusesWhatIsNoDocumentValue() {
    assertThatThrownBy(() -> roundTrip(of(new Object())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a document value");
  }
}
