package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Packed;
import io.github.gpuadvisor.document.PackedBytes;
import io.github.gpuadvisor.document.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a user's own facts as it was last read, packed: the JSON of twenty thousand prices
 * takes longer to read than a question to answer. Kept in a folder that may be deleted at any time,
 * and good for nothing once a file has another size or time; then the JSON is read again.
 */
final class LayerCache {
  private static final String FORMAT = "gpu-advisor layer 4";

  /** Smaller folders are read as fast as their packed form. */
  private static final long WORTH_BYTES = 64 << 10;

  /** A file that was just written may be written again without a change of its time. */
  private static final long SETTLED_MILLIS = 2000;

  private static final int SUM_BYTES = Long.BYTES;

  private final Path folder;
  private final Path file;

  /** The folder as it stood before it was read. */
  private @Nullable String stamp;

  /** The cache of a folder, in a folder for caches. */
  LayerCache(Path folder, Path caches) {
    this.folder = folder.toAbsolutePath();
    String name = Integer.toHexString(this.folder.toString().hashCode());
    this.file = caches.resolve("layer-" + name + ".bin");
  }

  /**
   * What was kept of a folder.
   *
   * @param files of which each is decoded when someone asks for it
   * @param offers of all of them, in the order of prices
   */
  record Kept(CatalogFiles files, List<Offer> offers) {}

  /** What was kept, or null where the folder is no longer that, or nothing was kept. */
  @Nullable Kept read() {
    try {
      String now = stamp();
      stamp = now;
      if (!Files.isRegularFile(file)) {
        return null;
      }
      byte[] kept = Files.readAllBytes(file);
      if (!sum(kept).equals(ByteBuffer.wrap(kept, 0, SUM_BYTES))) {
        return null;
      }
      PackedBytes bytes = new PackedBytes(kept, SUM_BYTES, kept.length);
      List<Offer> offers = PackedOffers.read(bytes);
      List<Value> parts = parts(Packed.read(kept, bytes.at()));
      if (!FORMAT.equals(parts.get(0).content()) || !now.equals(parts.get(1).content())) {
        return null;
      }
      Map<String, Value> trees = new LinkedHashMap<>();
      for (Value tree : parts(parts.get(3))) {
        trees.put(String.valueOf(parts(tree).get(0).content()), parts(tree).get(1));
      }
      return new Kept(
          CatalogFiles.known(trees, String.valueOf(parts.get(2).content()), folder), offers);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Whatever is wrong with it, the files themselves are there.
      return null;
    }
  }

  /**
   * Keeps what was read after {@link #read}, where that is worth it; where it cannot be written,
   * nothing is kept.
   *
   * @param offers of these files
   */
  void write(CatalogFiles files, List<Offer> offers) {
    try {
      String before = stamp;
      if (before == null || !worthIt() || !before.equals(stamp())) {
        return;
      }
      List<Value> trees = new ArrayList<>();
      files
          .trees()
          .forEach((name, tree) -> trees.add(list(new Value(name, 0), Packed.later(tree))));
      byte[] packed =
          Packed.write(
              list(
                  new Value(FORMAT, 0),
                  new Value(before, 0),
                  new Value(files.sha256(), 0),
                  new Value(trees, 0)));
      byte[] rows = PackedOffers.write(Prices.sorted(offers));
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Path fresh = Files.createTempFile(parent, "layer", ".new");
      try {
        Files.write(fresh, summed(rows, packed));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException | RuntimeException e) {
      // A run without a cache is slower, and right.
    }
  }

  /** With a sum before it, since damaged bytes may still say something: another price. */
  private static byte[] summed(byte[] rows, byte[] packed) {
    byte[] all = new byte[SUM_BYTES + rows.length + packed.length];
    System.arraycopy(rows, 0, all, SUM_BYTES, rows.length);
    System.arraycopy(packed, 0, all, SUM_BYTES + rows.length, packed.length);
    sum(all).get(all, 0, SUM_BYTES);
    return all;
  }

  private static ByteBuffer sum(byte[] summed) {
    CRC32 sum = new CRC32();
    sum.update(summed, SUM_BYTES, summed.length - SUM_BYTES);
    return ByteBuffer.allocate(SUM_BYTES).putLong(0, sum.getValue());
  }

  private boolean worthIt() throws IOException {
    long bytes = 0;
    long newest = 0;
    for (Path one : CatalogFiles.listed(folder)) {
      bytes += Files.size(one);
      newest = Math.max(newest, Files.getLastModifiedTime(one).toMillis());
    }
    return bytes >= WORTH_BYTES && newest + SETTLED_MILLIS < System.currentTimeMillis();
  }

  /** The folder, and of each file its name, size and time, a line each. */
  private String stamp() throws IOException {
    StringBuilder stamp = new StringBuilder(folder.toString());
    for (Path one : CatalogFiles.listed(folder)) {
      BasicFileAttributes file = Files.readAttributes(one, BasicFileAttributes.class);
      stamp
          .append('\n')
          .append(one)
          .append(' ')
          .append(file.size())
          .append(' ')
          .append(file.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }
    return stamp.toString();
  }

  private static Value list(Value... parts) {
    return new Value(List.of(parts), 0);
  }

  private static List<Value> parts(Value value) {
    List<Value> parts = value.asList();
    if (parts == null) {
      throw new IllegalStateException("not a layer");
    }
    return parts;
  }
}
