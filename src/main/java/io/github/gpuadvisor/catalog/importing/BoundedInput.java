package io.github.gpuadvisor.catalog.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes up to a bound: a file that says it is small, or an archive that unpacks without end, stops.
 */
final class BoundedInput extends FilterInputStream {
  private final String name;
  private final long most;
  private long read;

  BoundedInput(InputStream in, String name, long most) {
    super(in);
    this.name = name;
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int some = super.read(bytes, offset, length);
    count(Math.max(0, some));
    return some;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int more) {
    read += more;
    if (read > most) {
      throw new ImportException(
          "invalid-import",
          name + ": larger than " + (most >> 20) + " MiB",
          "Maybe split by provider or region");
    }
  }
}
