package io.github.gpuadvisor.catalog.importing;

/** The place of a row: the file's own name, never where it lies on this machine, and its line. */
record Origin(String file, int line) {
  @Override
  public String toString() {
    return line > 0 ? file + ":" + line : file;
  }
}
