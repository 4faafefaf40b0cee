package io.github.gpuadvisor.catalog.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * gpuhunt's {@code catalog.zip}, a CSV file for each provider. Read from its first byte to its
 * last, nothing is unpacked to disk; an entry whose name is more than a name is refused all the
 * same.
 */
final class Archive {
  private static final int MOST_ENTRIES = 200;
  private static final long MOST_BYTES = 256L << 20;
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private Archive() {}

  /** True for bytes that begin as a ZIP archive does; they must be markable. */
  static boolean isOne(InputStream in) throws IOException {
    in.mark(4);
    byte[] first = in.readNBytes(4);
    in.reset();
    return first.length == 4
        && first[0] == 'P'
        && first[1] == 'K'
        && first[2] == 3
        && first[3] == 4;
  }

  static void read(
      InputStream in, String name, long largest, LocalDate asOf, OfferFormat format, Intake intake)
      throws IOException {
    Set<String> names = new HashSet<>();
    try (ZipInputStream zip = new ZipInputStream(in)) {
      BoundedInput all = new BoundedInput(zip, name, MOST_BYTES);
      for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
        String entryName = entry.getName();
        if (!PLAIN_NAME.matcher(entryName).matches() || !names.add(entryName)) {
          throw wrong(name, "holds an entry that is no plain name, or twice: " + entryName);
        }
        if (names.size() > MOST_ENTRIES) {
          throw wrong(name, "holds more than " + MOST_ENTRIES + " entries");
        }
        if (entryName.endsWith(".csv")) {
          String label = name + "/" + entryName;
          @Nullable String provider =
              ProviderNames.of(entryName.substring(0, entryName.length() - ".csv".length()));
          InputStream bytes = new Unclosed(new BoundedInput(all, label, largest));
          format.read(new PriceFile(label, bytes, provider, asOf), intake);
        }
      }
    } catch (ZipException e) {
      throw wrong(name, "is a damaged archive");
    }
    if (names.stream().noneMatch(one -> one.endsWith(".csv"))) {
      throw wrong(name, "holds no CSV file");
    }
  }

  /** Java has its own way to refuse a name in no known letters. */
  private static @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
    try {
      return zip.getNextEntry();
    } catch (IllegalArgumentException e) {
      throw new ZipException("no name");
    }
  }

  private static ImportException wrong(String name, String what) {
    return new ImportException("invalid-import", name + ": " + what, "");
  }

  /** Readers close what they read; the archive goes on. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // The archive closes itself at its end.
    }
  }
}
