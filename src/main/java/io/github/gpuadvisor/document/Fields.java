package io.github.gpuadvisor.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Strict access to one object of a document: every key must be known and present. A missing key, a
 * wrong type or a key that nobody read is a {@link DocumentException} that names file, line and
 * key.
 */
public final class Fields {
  /** Stands for "no item of a list". */
  private static final int ALONE = -1;

  private final Map<String, Value> fields;
  private final String where;
  private final int line;

  /** The object that this one stands in, its key there, and its place where that is a list. */
  private final @Nullable Fields parent;

  private final String key;
  private final int item;

  /** The same object where it comes from a packed document, whose texts were looked at before. */
  private final @Nullable PackedObject packed;

  private final boolean[] readAt;
  private final Set<String> read;

  private Fields(Value value, String where, @Nullable Fields parent, String key, int item) {
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

  /** Opens the top object of a document. */
  public static Fields of(Value value, String where) {
    return new Fields(value, where, null, "", ALONE);
  }

  public String text(String key) {
    return required(key, textOrNull(key));
  }

  public @Nullable String textOrNull(String key) {
    Value value = take(key);
    if (value.isNull()) {
      return null;
    }
    if (value.content() instanceof String text) {
      if (packed == null && Texts.hasControls(text)) {
        throw wrong(key, "must be plain text without control characters");
      }
      return text;
    }
    throw wrong(key, "must be text in quotes");
  }

  public double number(String key) {
    return required(key, numberOrNull(key));
  }

  public @Nullable Double numberOrNull(String key) {
    Value value = take(key);
    if (value.isNull()) {
      return null;
    }
    if (value.content() instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(key, "must be a number");
  }

  public int whole(String key) {
    return required(key, wholeOrNull(key));
  }

  public @Nullable Integer wholeOrNull(String key) {
    Double number = numberOrNull(key);
    if (number == null) {
      return null;
    }
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw wrong(key, "must be a whole number");
    }
    return (int) (double) number;
  }

  public boolean flag(String key) {
    Value value = take(key);
    if (value.content() instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, "must be true or false");
  }

  public @Nullable LocalDate dateOrNull(String key) {
    String text = textOrNull(key);
    if (text == null) {
      return null;
    }
    @Nullable LocalDate date = Days.read(text);
    if (date == null) {
      throw wrong(key, "must be a date such as 2026-11-25");
    }
    return date;
  }

  public LocalDate date(String key) {
    return required(key, dateOrNull(key));
  }

  public Fields object(String key) {
    return required(key, objectOrNull(key));
  }

  public @Nullable Fields objectOrNull(String key) {
    Value value = take(key);
    return value.isNull() ? null : new Fields(value, where, this, key, ALONE);
  }

  public List<Fields> objects(String key) {
    List<Fields> objects = new ArrayList<>();
    for (Value item : items(key)) {
      objects.add(new Fields(item, where, this, key, objects.size()));
    }
    return objects;
  }

  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Value item : items(key)) {
      if (!(item.content() instanceof String text)) {
        throw wrong(key, "must be a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  /** All keys of an object whose values are numbers, such as weights or rates by name. */
  public Map<String, @Nullable Double> numbers(String key) {
    Fields object = object(key);
    Map<String, @Nullable Double> numbers = new LinkedHashMap<>();
    for (String name : object.keys()) {
      numbers.put(name, object.numberOrNull(name));
    }
    return numbers;
  }

  /** All keys of an object whose values are texts. */
  public Map<String, String> textsByKey(String key) {
    Fields object = object(key);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : object.keys()) {
      texts.put(name, object.text(name));
    }
    return texts;
  }

  /** As {@link #textsByKey}, read when someone first asks. */
  public Map<String, String> textsByKeyLazily(String key) {
    Value value = fields.get(key);
    if (value == null) {
      throw wrong(key, "is missing");
    }
    // What people edit has lines, and is read whole so that a mistake shows at once.
    if (value.line() > 0) {
      return textsByKey(key);
    }
    take(key);
    return new LazyTexts(() -> textsByKey(key));
  }

  /** As {@link #objects}, read when someone first asks. */
  public Supplier<List<Fields>> objectsLazily(String key) {
    Value value = take(key);
    // As in textsByKeyLazily: what people edit is read whole.
    if (value.line() > 0) {
      List<Fields> read = objects(key);
      return () -> read;
    }
    return () -> objects(key);
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

  /** Takes a value as it is. */
  public Value take(String key) {
    if (packed != null) {
      int index = packed.index(key);
      if (index >= 0) {
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

  private <T> T required(String key, @Nullable T value) {
    if (value == null) {
      throw wrong(key, "must not be null");
    }
    return value;
  }

  private List<Value> items(String key) {
    List<Value> items = take(key).asList();
    if (items == null) {
      throw wrong(key, "must be a list");
    }
    return items;
  }
}
