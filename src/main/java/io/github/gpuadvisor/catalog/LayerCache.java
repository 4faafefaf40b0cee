package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Packed;
import io.github.gpuadvisor.document.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
  private static final String FORMAT = "gpu-advisor layer 2";

  /** Smaller folders are read as fast as their packed form. */
  private static final long WORTH_BYTES = 64 << 10;

  /** A file that was just written may be written again without a change of its time. */
  private static final long SETTLED_MILLIS = 2000;

  private static final int SUM_BYTES = Long.BYTES;

  private final Path folder;
  private final Path file;

  /** The folder as it stood before it was read. */
  private @Nullable Value stamp;

  /** The cache of a folder, in a folder for caches. */
  LayerCache(Path folder, Path caches) {
    this.folder = folder.toAbsolutePath();
    String name = Integer.toHexString(this.folder.toString().hashCode());
    this.file = caches.resolve("layer-" + name + ".bin");
  }

  /** What was kept, or null where the folder is no longer that, or nothing was kept. */
  @Nullable CatalogFiles read() {
    try {
      Value now = stamp();
      stamp = now;
      if (!Files.isRegularFile(file)) {
        return null;
      }
      byte[] kept = Files.readAllBytes(file);
      if (!sum(kept).equals(ByteBuffer.wrap(kept, 0, SUM_BYTES))) {
        return null;
      }
      List<Value> parts = parts(Packed.read(kept, SUM_BYTES));
      if (!FORMAT.equals(parts.get(0).content()) || !parts.get(1).equals(now)) {
        return null;
      }
      Map<String, Value> trees = new LinkedHashMap<>();
      for (Value tree : parts(parts.get(3))) {
        trees.put(String.valueOf(parts(tree).get(0).content()), parts(tree).get(1));
      }
      return CatalogFiles.known(trees, String.valueOf(parts.get(2).content()), folder);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Whatever is wrong with it, the files themselves are there.
      return null;
    }
  }

  /**
   * Keeps what was read after {@link #read}, where that is worth it; where it cannot be written,
   * nothing is kept.
   */
  void write(CatalogFiles files) {
    try {
      Value before = stamp;
      if (before == null || !worthIt() || !before.equals(stamp())) {
        return;
      }
      List<Value> trees = new ArrayList<>();
      files.trees().forEach((name, tree) -> trees.add(list(new Value(name, 0), tree)));
      byte[] packed =
          Packed.write(
              list(
                  new Value(FORMAT, 0), before, new Value(files.sha256(), 0), new Value(trees, 0)));
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Path fresh = Files.createTempFile(parent, "layer", ".new");
      try {
        Files.write(fresh, summed(packed));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException | RuntimeException e) {
      // A run without a cache is slower, and right.
    }
  }

  /** With a sum before it, since damaged bytes may still say something: another price. */
  private static byte[] summed(byte[] packed) {
    byte[] all = new byte[SUM_BYTES + packed.length];
    System.arraycopy(packed, 0, all, SUM_BYTES, packed.length);
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

  /** The folder, and of each file its name, size and time. */
  private Value stamp() throws IOException {
    List<Value> stamp = new ArrayList<>();
    stamp.add(new Value(folder.toString(), 0));
    for (Path one : CatalogFiles.listed(folder)) {
      stamp.add(
          list(
              new Value(one.toString(), 0),
              new Value((double) Files.size(one), 0),
              new Value(nanos(one), 0)));
    }
    return new Value(stamp, 0);
  }

  private static String nanos(Path file) throws IOException {
    return String.valueOf(Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS));
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
