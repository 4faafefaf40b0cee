package io.github.gpuadvisor.document;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of a document with its place there, and an account of its keys: which of them were
 * read, so that one that nobody asked for is an error.
 */
abstract class StrictObject {
  /** Stands for "no item of a list". */
  static final int ALONE = -1;

  private final Map<String, Value> fields;
  private final String where;
  private final int line;

  /** The object that this one stands in, its key there, and its place where that is a list. */
  private final @Nullable StrictObject parent;

  private final String key;
  private final int item;

  /** The same object where it comes from a packed document. */
  private final @Nullable PackedObject packed;

  private final boolean[] readAt;

  /** The place of the value that was taken last, from which the next one's can be told. */
  private int last = PackedObject.NONE;

  private final Set<String> read;

  StrictObject(Value value, String where, @Nullable StrictObject parent, String key, int item) {
    Map<String, Value> map = value.asMap();
    this.where = where;
    this.line = value.line();
    this.parent = parent;
    this.key = key;
    this.item = item;
    if (map == null) {
      String path = path();
      throw new DocumentException(
          where,
          line,
          (path.isEmpty() ? "" : path + ": ") + "must be an object of keys and values");
    }
    this.fields = map;
    this.packed = map instanceof PackedObject object ? object : null;
    this.readAt = new boolean[packed == null ? 0 : map.size()];
    this.read = packed == null ? new LinkedHashSet<>() : Set.of();
  }

  /** Takes a value as it is. */
  public Value take(String key) {
    if (packed != null) {
      int index = packed.index(key, last);
      if (index != PackedObject.NONE) {
        last = index;
        readAt[index] = true;
        return packed.value(index);
      }
    }
    Value value = fields.get(key);
    if (value == null) {
      throw wrong(key, "is missing");
    }
    read.add(key);
    return value;
  }

  /** Ends the reading: a key that nobody asked for is an error. */
  public void done() {
    if (packed != null) {
      for (int i = 0; i < readAt.length; i++) {
        if (!readAt[i]) {
          throw wrong(packed.key(i), "unknown key");
        }
      }
      return;
    }
    if (read.size() == fields.size()) {
      return;
    }
    for (String key : fields.keySet()) {
      if (!read.contains(key)) {
        throw wrong(key, "unknown key" + Nearest.hint(key, read));
      }
    }
  }

  public boolean has(String key) {
    return fields.containsKey(key);
  }

  public Set<String> keys() {
    return fields.keySet();
  }

  /** The line a key stands on, or that of the object. */
  public int line(String key) {
    Value value = fields.get(key);
    return value == null ? line : value.line();
  }

  public String where() {
    return where;
  }

  /** True of an object of a packed document, whose texts were looked at before. */
  boolean isPacked() {
    return packed != null;
  }

  /** An error at a key of this object. */
  public DocumentException wrong(String key, String what) {
    return new DocumentException(where, line(key), at(key) + ": " + what);
  }

  private String at(String key) {
    String path = path();
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Where the object stands in its document: asked for in errors alone. */
  private String path() {
    if (parent == null) {
      return "";
    }
    return parent.at(key) + (item == ALONE ? "" : "[" + item + "]");
  }
}
