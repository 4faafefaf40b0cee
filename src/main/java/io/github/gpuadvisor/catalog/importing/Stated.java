package io.github.gpuadvisor.catalog.importing;

import org.jspecify.annotations.Nullable;

/**
 * What a row says about its GPUs.
 *
 * @param type name of the machine, which often tells the variant
 * @param name name of the GPU as the format writes it
 * @param hint further words about the form (PCIe, SXM, NVL), or nothing
 * @param count GPUs in the machine
 */
record Stated(String type, String name, String hint, double count, Memory memory) {

  /** What may tell the form. */
  String words() {
    return type + " " + hint;
  }

  /** True for a name that a person wrote, whose own spelling is all there is to go by. */
  boolean isTyped() {
    return memory.trust() == Trust.NONE;
  }

  /** How far the memory of a row can be believed. */
  enum Trust {
    /** There is no such column. */
    NONE,
    /** Per GPU or in total, MiB or GiB, true or not: good for choosing between variants alone. */
    ANY_READING,
    /** The total of all GPUs in MiB, as machines report it. */
    TOTAL_MIB,
    /** Gigabytes of one GPU. */
    GB_PER_GPU
  }

  /** Memory as written, null where the row is silent. */
  record Memory(@Nullable Double size, Trust trust) {
    static final Memory UNKNOWN = new Memory(null, Trust.ANY_READING);
    static final Memory NONE = new Memory(null, Trust.NONE);

    private static final double KIBI = 1024;

    /** Sizes of one GPU, in GB or GiB, that the number may mean; the likeliest first. */
    double[] readings(double count) {
      if (size == null || size <= 0) {
        return new double[0];
      }
      double gib = size / KIBI;
      return switch (trust) {
        case NONE -> new double[0];
        case ANY_READING -> new double[] {gib, gib / count, size, gib / KIBI};
        case TOTAL_MIB -> new double[] {gib / count};
        case GB_PER_GPU -> new double[] {size};
      };
    }

    boolean isReliable() {
      return trust == Trust.TOTAL_MIB || trust == Trust.GB_PER_GPU;
    }
  }
}
