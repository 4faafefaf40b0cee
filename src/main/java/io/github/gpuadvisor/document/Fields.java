package io.github.gpuadvisor.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Strict access to one object of a document: every key must be known and present. A missing key, a
 * wrong type or a key that nobody read is a {@link DocumentException} that names file, line and
 * key.
 */
public final class Fields extends StrictObject {
  private Fields(Value value, String where, @Nullable Fields parent, String key, int item) {
    super(value, where, parent, key, item);
  }

  /** Opens the top object of a document. */
  public static Fields of(Value value, String where) {
    return new Fields(value, where, null, "", ALONE);
  }

  public String text(String key) {
    return required(key, textOrNull(key));
  }

  public @Nullable String textOrNull(String key) {
    Object content = take(key).content();
    if (content == null) {
      return null;
    }
    if (content instanceof String text) {
      if (!isPacked() && Texts.hasControls(text)) {
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
    Object content = take(key).content();
    if (content == null) {
      return null;
    }
    if (content instanceof Number number) {
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
    return dateOrNull(key, new LastDay());
  }

  private @Nullable LocalDate dateOrNull(String key, LastDay last) {
    String text = textOrNull(key);
    if (text == null) {
      return null;
    }
    @Nullable LocalDate date = last.read(text);
    if (date == null) {
      throw wrong(key, "must be a date such as 2026-11-25");
    }
    return date;
  }

  public LocalDate date(String key) {
    return required(key, dateOrNull(key));
  }

  /** The same of one object of many. */
  public LocalDate date(String key, LastDay last) {
    return required(key, dateOrNull(key, last));
  }

  public Fields object(String key) {
    return required(key, objectOrNull(key));
  }

  public @Nullable Fields objectOrNull(String key) {
    Value value = take(key);
    return value.isNull() ? null : new Fields(value, where(), this, key, ALONE);
  }

  public List<Fields> objects(String key) {
    List<Fields> objects = new ArrayList<>();
    for (Value item : items(key)) {
      objects.add(new Fields(item, where(), this, key, objects.size()));
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
    // What people edit has lines, and is read whole so that a mistake shows at once.
    if (line(key) > 0) {
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
