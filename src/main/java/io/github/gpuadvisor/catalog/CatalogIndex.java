package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Packed;
import io.github.gpuadvisor.document.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The built-in catalog as one compact index: all texts once, then every file as a packed tree.
 * Models, systems and sources stay packed until someone asks for them, since a run needs one model
 * of hundreds and no system.
 */
public final class CatalogIndex {
  static final int MAGIC = 0x67706132;
  private static final int MAGIC_BYTES = 4;

  /** The magic number and the length of the whole. */
  static final int HEAD_BYTES = 8;

  private static final long LARGEST = 64L << 20;
  private static final String RESOURCE = "catalog.bin";

  private CatalogIndex() {}

  /** The catalog that ships with the program. */
  public static Catalog builtIn() {
    return builtIn(List.of(), null);
  }

  /**
   * The catalog that ships with the program under a user's own facts: what was imported, and over
   * it what the user wrote.
   *
   * @throws CatalogException where a file of the folder is malformed
   */
  public static Catalog under(OverlayFolder overlay) {
    return builtIn(List.of(overlay.imported(), overlay.user()), overlay.caches());
  }

  private static Catalog builtIn(List<Path> overlays, @Nullable Path caches) {
    try (InputStream in = CatalogIndex.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new CatalogException("the built-in catalog is missing from this build");
      }
      return read(whole(in), overlays, caches);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All bytes of an index, in one array of its size. */
  private static byte[] whole(InputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD_BYTES);
    int length = head.length < HEAD_BYTES ? 0 : ByteBuffer.wrap(head).getInt(MAGIC_BYTES);
    if (length < HEAD_BYTES || length > LARGEST) {
      throw new IOException("damaged catalog index: of no length");
    }
    byte[] all = Arrays.copyOf(head, length);
    int read = HEAD_BYTES + in.readNBytes(all, HEAD_BYTES, length - HEAD_BYTES);
    return read == length ? all : Arrays.copyOf(all, read);
  }

  /**
   * Reads an index file, such as an earlier release's.
   *
   * @throws CatalogException where it is none
   */
  public static Catalog read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException("larger than 64 MiB");
      }
      Catalog catalog = read(Files.readAllBytes(file));
      // What is read later may be damaged as well, and then this is the place to say so.
      catalog.modelIds().forEach(catalog::model);
      catalog.systems();
      catalog.sources();
      catalog.exceptions();
      catalog.engines().forEach(engine -> engine.eras().forEach(Era::id));
      catalog.files().values().forEach(Value::plain);
      return catalog;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new CatalogException("catalog " + file + ": is no index of a catalog", e);
    }
  }

  /** Reads an index. */
  static Catalog read(byte[] bytes) throws IOException {
    return read(bytes, List.of(), null);
  }

  private static Catalog read(byte[] bytes, List<Path> overlays, @Nullable Path caches)
      throws IOException {
    CatalogDraft draft = new CatalogDraft();
    CatalogReader reader = new CatalogReader(draft, "");
    String sha256 = read(bytes, (file, names, tree) -> add(reader, file, names, tree));
    LayerReader layers = new LayerReader(draft, caches);
    for (Path overlay : overlays) {
      layers.lay(overlay);
    }
    return draft.finish(sha256, () -> trees(bytes));
  }

  /** Takes one file of an index; names stand where the file is read later. */
  private interface Visitor {
    void visit(String file, @Nullable List<Value> names, Value tree);
  }

  private static String read(byte[] bytes, Visitor visitor) throws IOException {
    if (bytes.length < HEAD_BYTES || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
      throw new IOException("damaged catalog index: not an index");
    }
    List<Value> index = parts(Packed.read(bytes, HEAD_BYTES));
    for (Value packed : parts(index.get(1))) {
      List<Value> file = parts(packed);
      visitor.visit(String.valueOf(file.get(0).content()), file.get(1).asList(), file.get(2));
    }
    return String.valueOf(index.get(0).content());
  }

  private static List<Value> parts(Value list) {
    List<Value> parts = list.asList();
    if (parts == null) {
      throw new IllegalStateException("damaged catalog index: no list");
    }
    return parts;
  }

  /** All files once more, for those who ask: most runs never do, and need not keep them. */
  private static Map<String, Value> trees(byte[] bytes) {
    Map<String, Value> trees = new LinkedHashMap<>();
    try {
      read(bytes, (file, names, tree) -> trees.put(file, tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return trees;
  }

  private static void add(
      CatalogReader reader, String file, @Nullable List<Value> names, Value tree) {
    if (names == null) {
      reader.add(file, tree);
      return;
    }
    Supplier<List<String>> others =
        () -> names.stream().skip(1).map(name -> String.valueOf(name.content())).toList();
    String id = String.valueOf(names.get(0).content());
    if (file.startsWith("systems/")) {
      reader.addSystem(file, id, others, tree);
    } else {
      reader.addModel(file, id, others, tree);
    }
  }
}
