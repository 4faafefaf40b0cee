package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Packed;
import io.github.gpuadvisor.document.Value;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Catalog files into the bytes that {@link CatalogIndex} reads. */
public final class IndexWriter {
  private IndexWriter() {}

  /** Packs catalog files; checks them all on the way. */
  public static byte[] pack(CatalogFiles files) throws IOException {
    CatalogReader.read(files);
    List<Value> packed = new ArrayList<>();
    for (Map.Entry<String, Value> file : files.trees().entrySet()) {
      Value names = names(file.getKey(), file.getValue());
      boolean later = !names.isNull() || isDeferred(file.getKey());
      Value tree = later ? Packed.later(file.getValue()) : file.getValue();
      packed.add(new Value(List.of(new Value(file.getKey(), 0), names, tree), 0));
    }
    Value index = new Value(List.of(new Value(files.sha256(), 0), new Value(packed, 0)), 0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream head = new DataOutputStream(out);
    byte[] document = Packed.write(index);
    head.writeInt(CatalogIndex.MAGIC);
    head.writeInt(CatalogIndex.HEAD_BYTES + document.length);
    head.write(document);
    return out.toByteArray();
  }

  private static boolean isDeferred(String file) {
    return file.equals(CatalogReader.SOURCES) || file.equals(CatalogReader.EXCEPTIONS);
  }

  /**
   * For a model or a system its id and other names, so that it can be found without being read;
   * else nothing.
   */
  private static Value names(String file, Value tree) {
    if (!file.startsWith("models/") && !file.startsWith("systems/")) {
      return new Value(null, 0);
    }
    List<Value> names = new ArrayList<>();
    names.add(Objects.requireNonNull(Objects.requireNonNull(tree.asMap()).get("id")));
    for (String name : CatalogReader.namesOf(tree, file)) {
      names.add(new Value(name, 0));
    }
    return new Value(names, 0);
  }
}
