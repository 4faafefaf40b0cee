package io.github.gpuadvisor.catalog.importing;

import java.util.Locale;

/** Why a row, or one of its prices, is not taken as it stands. */
public enum Rule {
  CPU_ONLY("no accelerator: a machine of processors alone"),
  GPU_NOT_STATED("a GPU machine whose row states neither the GPU nor how much of it"),
  UNKNOWN_GPU("the catalog has no GPU of this name"),
  AMBIGUOUS_GPU("the name may mean several GPUs, and the row does not say which"),
  MODIFIED_GPU("the memory is that of no product: a card modified by its owner"),
  UNKNOWN_VARIANT("the catalog has no variant of this GPU with this memory"),
  GPU_COUNT("the number of GPUs is neither whole nor a share of one"),
  NO_PRICE("no price in the row"),
  SOLD_OUT("a spot price alone: not sold on demand"),
  PRICE_NOT_ABOVE_ZERO("a price of 0 or less means unknown, not free"),
  PRICE_PLACEHOLDER("700 stands for an unknown price"),
  PRICE_TOO_HIGH("more than 100 dollars an hour for one GPU is no plausible price"),
  SPOT_EQUALS_ON_DEMAND(
      "a spot price equal to the on-demand price says that no spot price is known"),
  NOT_SOLD_ON_DEMAND("this machine is not sold on demand; the price is that of a commitment"),
  COMMITMENT_PRICE(
      "the GPU's price is that of a commitment: below its spot price, or more than 40 % below"
          + " another region's"),
  CALENDAR_MODE("the price of capacity booked for fixed days (calendar mode), not on demand"),
  ESTIMATED_PRICE("the file itself calls the price an estimate"),
  HOST_PART("a host without its GPU; its price is added to the GPU's row of the same zone"),
  NO_HOST("a GPU without the price of a host in its zone, so the whole price is unknown"),
  SAME_PRICE("the same machine, region and price as another row"),
  DEARER_ZONE("another zone of the region has a lower spot price"),
  OTHER_PROVIDER("another provider's row than the one asked for"),
  MALFORMED_ROW("more or fewer cells than the header has columns"),
  BAD_VALUE("a value that cannot be read"),
  BAD_TEXT("a name that is empty, too long or holds control characters"),
  FORMULA("a name that begins like a spreadsheet's formula"),
  SPOT_ABOVE_ON_DEMAND(
      "a spot price that is not below the on-demand price is left out; the on-demand price is kept",
      true),
  REGIONS_DIFFER(
      "more than 40 % below the price of the same machine in another region; kept, with a note",
      true),
  PRICE_JUMP(
      "more than twice or less than half the price of this GPU in the data before; kept", true),
  OLDER_PRICES("the newest price is older than the newest of the data before; kept", true);

  private final String sentence;
  private final boolean suspect;

  Rule(String sentence) {
    this(sentence, false);
  }

  Rule(String sentence, boolean suspect) {
    this.sentence = sentence;
    this.suspect = suspect;
  }

  /** The name in reports and documents, such as {@code no-price}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it found, for people. */
  public String sentence() {
    return sentence;
  }

  /** True where what was found is suspect; such a row is taken, or one of its prices skipped. */
  public boolean isSuspect() {
    return suspect;
  }
}
