package io.github.gpuadvisor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTest {
  private static Value roundTrip(Value value) throws IOException {
    return Packed.read(Packed.write(value), 0);
  }

  private static Value of(Object content) {
    return new Value(content, 0);
  }

  private static Map<String, Value> tree() {
    Map<String, Value> inner = new LinkedHashMap<>();
    inner.put("z", of("same text"));
    inner.put("a", of("same text"));
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("nothing", of(null));
    fields.put("yes", of(true));
    fields.put("no", of(false));
    fields.put("numbers", of(List.of(of(0.0), of(1.5), of(-3.0), of(1e300))));
    fields.put(
        "texts", of(List.of(of(""), of("ascii"), of("Zürich"), of("µ"), of("日本 \uD83D\uDE00"))));
    fields.put("empty", of(List.of()));
    fields.put("none", of(Map.of()));
    fields.put("inner", of(inner));
    return fields;
  }

  @Test
  void givesBackATreeOfEveryKind() throws IOException {
    Map<String, Value> fields = tree();

    Value back = roundTrip(of(fields));

    assertThat(back).isEqualTo(of(fields));
    assertThat(back.asMap().keySet()).containsExactlyElementsOf(fields.keySet());
    assertThat(back.asMap().get("inner").asMap().keySet()).containsExactly("z", "a");
    assertThat(back.asMap()).containsKey("yes").doesNotContainKey("maybe");
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0, 1, 127, 128, 16_383, 16_384, 268_435_455, 268_435_456, -1, 0.1, 1e18, 4e-7})
  void keepsNumbersExactly(double number) throws IOException {
    assertThat(roundTrip(of(number)).content()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 127, 128, 16_383, 16_384, 40_000})
  void keepsCountsExactly(int count) throws IOException {
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(of("text " + i));
    }

    assertThat(roundTrip(of(items)).asList()).isEqualTo(items);
  }

  @Test
  void writesATextAndTheKeysOfLikeObjectsOnce() throws IOException {
    Value one = of(Map.of("a-long-key", of("a long text")));

    int first = Packed.write(of(List.of(one))).length;
    int second = Packed.write(of(List.of(one, one))).length;

    assertThat(second - first).isLessThan(6);
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
  void missesNoKeyThatNobodyAskedFor() throws IOException {
    Map<String, Value> file = new LinkedHashMap<>();
    file.put("asked", of(1.0));
    file.put("notAsked", of(2.0));
    Fields back = Fields.of(roundTrip(of(file)), "index");
    assertThat(back.number("asked")).isEqualTo(1);

    assertThatThrownBy(back::done).hasMessageContaining("notAsked: unknown key");
    assertThatThrownBy(() -> back.number("other")).hasMessageContaining("other: is missing");
  }

  @Test
  void saysWhenBytesAreDamagedWhereverThatIs() throws IOException {
    byte[] whole = Packed.write(of(List.of(of(tree()), Packed.later(of(tree())))));
    Random random = new Random(7);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] = (byte) random.nextInt();
      byte[] cut = Arrays.copyOf(whole, i);

      assertReadsOrIsDamaged(damaged);
      assertThatThrownBy(() -> Packed.read(cut, 0).plain())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("damaged");
    }
  }

  /** One changed byte may leave a document that reads: another digit, another letter. */
  private static void assertReadsOrIsDamaged(byte[] bytes) {
    try {
      assertThat(Packed.read(bytes, 0).plain()).isNotSameAs(bytes);
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("damaged");
    } catch (NumberFormatException e) {
      // A number whose bits are no number's: the readers of documents refuse it.
      assertThat(e).isNotNull();
    }
  }

  @Test
  void refusesWhatIsNoDocumentValue() {
    assertThatThrownBy(() -> roundTrip(of(new Object())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a document value");
    assertThatThrownBy(() -> roundTrip(of("text".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(IOException.class);
  }
}
