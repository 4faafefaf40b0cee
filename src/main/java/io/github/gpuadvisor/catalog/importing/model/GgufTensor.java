package io.github.gpuadvisor.catalog.importing.model;

import java.util.List;

/**
 * One tensor of a GGUF file.
 *
 * @param sizes as stored: the length of a row first
 * @param offset from the beginning of the data
 */
record GgufTensor(
    String name, GgmlType type, List<Long> sizes, long elements, long bytes, long offset) {
  GgufTensor {
    sizes = List.copyOf(sizes);
  }

  /** The size of a dimension; 1 where there is none. */
  long size(int dimension) {
    return dimension < sizes.size() ? sizes.get(dimension) : 1;
  }
}
