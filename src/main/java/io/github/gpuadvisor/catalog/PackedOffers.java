package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Packed;
import io.github.gpuadvisor.document.PackedBytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Offers as bytes from which they are made without a tree between: twenty thousand of them in a few
 * milliseconds. First all texts, each once; then of each offer a mask of what is known, and that.
 */
final class PackedOffers {
  private static final int TEXTS = 11;
  private static final int NUMBERS = 5;

  private PackedOffers() {}

  /** What is text in an offer, in the order in which it is kept. */
  private static List<@Nullable String> texts(Offer offer) {
    return Arrays.asList(
        offer.provider(),
        offer.instanceType(),
        offer.gpu(),
        offer.region(),
        offer.country(),
        offer.tier(),
        offer.term(),
        offer.state(),
        offer.source(),
        offer.covers(),
        offer.note());
  }

  private static List<@Nullable Double> numbers(Offer offer) {
    return Arrays.asList(
        offer.gpuFraction(),
        offer.priceUsdPerHour(),
        offer.vcpus(),
        offer.memoryGiB(),
        offer.networkGbps());
  }

  /** The bytes of a number of offers. */
  static byte[] write(List<Offer> offers) throws IOException {
    Map<String, Integer> known = new LinkedHashMap<>();
    ByteArrayOutputStream rowBytes = new ByteArrayOutputStream();
    DataOutputStream rows = new DataOutputStream(rowBytes);
    for (Offer offer : offers) {
      writeRow(offer, known, rows);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    Packed.writeCount(known.size(), out);
    for (String text : known.keySet()) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      Packed.writeCount(utf8.length, out);
      out.writeByte(utf8.length == text.length() ? 0 : 1);
      out.write(utf8);
    }
    Packed.writeCount(offers.size(), out);
    rowBytes.writeTo(out);
    return bytes.toByteArray();
  }

  private static void writeRow(Offer offer, Map<String, Integer> known, DataOutputStream out)
      throws IOException {
    List<@Nullable String> texts = texts(offer);
    List<@Nullable Double> numbers = numbers(offer);
    out.writeShort(mask(numbers) << TEXTS | mask(texts));
    for (@Nullable String text : texts) {
      if (text != null) {
        writeText(text, known, out);
      }
    }
    for (@Nullable Double number : numbers) {
      if (number != null) {
        out.writeDouble(number);
      }
    }
    Packed.writeCount(offer.gpuCount(), out);
    writeText(offer.pricing().id(), known, out);
    Packed.writeCount((int) offer.asOf().toEpochDay(), out);
  }

  private static void writeText(String text, Map<String, Integer> known, DataOutputStream out)
      throws IOException {
    Integer index = known.putIfAbsent(text, known.size());
    Packed.writeCount(index == null ? known.size() - 1 : index, out);
  }

  private static int mask(List<?> parts) {
    int mask = 0;
    for (int i = 0; i < parts.size(); i++) {
      mask |= parts.get(i) == null ? 0 : 1 << i;
    }
    return mask;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws RuntimeException where the bytes are anything else
   */
  static List<Offer> read(PackedBytes in) {
    String[] known = new String[in.size()];
    for (int i = 0; i < known.length; i++) {
      int length = in.size();
      boolean wide = in.next() == 1;
      known[i] = in.text(in.at(), length, wide);
      in.moveTo(in.at() + length);
    }
    int count = in.size();
    List<Offer> offers = new ArrayList<>(count);
    @Nullable String[] texts = new String[TEXTS];
    @Nullable Double[] numbers = new Double[NUMBERS];
    int day = 0;
    LocalDate date = LocalDate.EPOCH;
    for (int i = 0; i < count; i++) {
      int mask = in.next() << 8 | in.next();
      for (int t = 0; t < TEXTS; t++) {
        texts[t] = (mask & (1 << t)) == 0 ? null : known[in.count()];
      }
      for (int n = 0; n < NUMBERS; n++) {
        numbers[n] = (mask & (1 << (TEXTS + n))) == 0 ? null : Double.valueOf(in.number());
      }
      int gpus = in.count();
      Offer.@Nullable Pricing pricing = Offer.Pricing.of(known[in.count()]);
      int asOf = in.count();
      if (asOf != day) {
        day = asOf;
        date = LocalDate.ofEpochDay(day);
      }
      offers.add(offer(texts, numbers, gpus, pricing, date));
    }
    return offers;
  }

  private static Offer offer(
      @Nullable String[] texts,
      @Nullable Double[] numbers,
      int gpus,
      Offer.@Nullable Pricing pricing,
      LocalDate day) {
    return new Offer(
        there(texts[0]),
        there(texts[1]),
        there(texts[2]),
        gpus,
        numbers[0],
        texts[3],
        texts[4],
        texts[5],
        there(pricing),
        texts[6],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        there(texts[7]),
        day,
        there(texts[8]),
        texts[9],
        texts[10]);
  }

  private static <T> T there(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("an offer without one of its names");
    }
    return part;
  }
}
