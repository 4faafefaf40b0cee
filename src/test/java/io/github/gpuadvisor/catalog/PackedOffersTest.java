package io.github.gpuadvisor.catalog;

import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.document.PackedBytes;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedOffersTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  /** All that an offer can say. */
  private static final Offer FULL =
      new Offer(
          "Zürich Cloud",
          "µ-1",
          "h100-sxm-80gb",
          8,
          0.5,
          "eu-1",
          "CH",
          "secure",
          Offer.Pricing.RESERVED,
          "1y",
          12.345,
          96.0,
          1024.0,
          400.0,
          "listed",
          DAY,
          "own",
          "the GPU alone",
          "日本");

  private static List<Offer> back(byte[] bytes) {
    return PackedOffers.read(new PackedBytes(bytes, 0, bytes.length));
  }

  @Test
  void givesBackOffersThatSayAllOrAsLittleAsCanBe() throws IOException {
    Offer bare =
        anOffer("l4", 1).withPrice(null).withRegion(null).withDate(DAY.minusDays(400)).build();
    List<Offer> offers = List.of(FULL, bare, FULL, anOffer("l4", 300).build());

    assertThat(back(PackedOffers.write(offers))).isEqualTo(offers);
  }

  @Test
  void givesBackNoOffers() throws IOException {
    assertThat(back(PackedOffers.write(List.of()))).isEmpty();
  }

  @Test
  void givesBackEveryOfferOfTheCatalog() throws IOException {
    List<Offer> offers = CatalogIndex.builtIn().offers();

    assertThat(back(PackedOffers.write(offers))).isEqualTo(offers).isNotEmpty();
  }

  @Test
  void keepsATextThatManyOffersShareOnce() throws IOException {
    int one = PackedOffers.write(List.of(FULL)).length;
    int ten = PackedOffers.write(Arrays.asList(FULL, FULL, FULL, FULL, FULL, FULL)).length;

    assertThat(ten).isLessThan(2 * one + 6 * 60);
  }

  @Test
  void refusesBytesThatEndEarly() throws IOException {
    byte[] whole = PackedOffers.write(List.of(FULL, FULL));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> back(cut)).isInstanceOf(RuntimeException.class);
    }
  }
}
