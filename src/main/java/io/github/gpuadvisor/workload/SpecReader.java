package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.document.Yaml;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question written as a document: keys are the options in camel case, values as typed on the
 * command line, plus {@code kind}.
 */
public final class SpecReader {
  /** Longest spec that is read. */
  public static final int LONGEST = 1 << 20;

  private static final Set<String> KINDS = Set.of("inference", "fine-tuning", "training");

  private SpecReader() {}

  /** A document read: what kind of work, and its settings. */
  public record Spec(String kind, Settings settings) {}

  /**
   * Reads a spec file.
   *
   * @param text JSON where it begins with a brace, else YAML
   * @param name how errors call the file
   * @throws InvalidInputException where the text is malformed, or has an unknown key
   */
  public static Spec read(String text, String name) {
    return spec(tree(text, name), name);
  }

  /**
   * The tree of a spec file, not yet judged.
   *
   * @throws InvalidInputException where the text is malformed
   */
  public static Value tree(String text, String name) {
    try {
      return text.stripLeading().startsWith("{") ? Json.read(text, name) : Yaml.read(text, name);
    } catch (DocumentException e) {
      throw new InvalidInputException("invalid-spec", String.valueOf(e.getMessage()));
    }
  }

  /** A spec from a tree already read. */
  public static Spec spec(Value root, String name) {
    if (PoolReader.isPool(root)) {
      throw new InvalidInputException(
          "invalid-spec", name + ": workloads: several are answered by recommend alone");
    }
    return spec(root, name, Set.of());
  }

  /**
   * The same where more keys may stand.
   *
   * @param more keys that are no options
   */
  static Spec spec(Value root, String name, Set<String> more) {
    @Nullable Map<String, Value> fields = root.asMap();
    if (fields == null) {
      throw new InvalidInputException(
          "invalid-spec", name + ": must be keys and values, as in kind: inference");
    }
    @Nullable Value kindValue = fields.get("kind");
    @Nullable String kind = kindValue == null ? null : text(kindValue);
    if (kind == null || !KINDS.contains(kind)) {
      throw new InvalidInputException(
          "unknown-kind", place(name, root) + "kind: give inference, fine-tuning or training");
    }
    Set<String> known = new LinkedHashSet<>();
    Option.of(kind).forEach(option -> known.add(option.key()));
    known.add("kind");
    known.addAll(more);
    Settings settings = new Settings();
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      String key = field.getKey();
      if (!known.contains(key)) {
        throw new InvalidInputException(
            "unknown-key",
            place(name, field.getValue()) + key + ": unknown key" + Nearest.hint(key, known));
      }
      @Nullable String value = text(field.getValue());
      if (value == null) {
        throw new InvalidInputException(
            "invalid-value",
            place(name, field.getValue()) + key + ": give one value, or a list of names");
      }
      if (!key.equals("kind")) {
        settings.put(key, value, place(name, field.getValue()) + key);
      }
    }
    return new Spec(kind, settings);
  }

  static String place(String name, Value value) {
    return value.line() > 0 ? name + ":" + value.line() + ": " : name + ": ";
  }

  /** A value as it would be typed: numbers plainly, lists with commas; null for anything else. */
  static @Nullable String text(Value value) {
    Object content = value.content();
    if (content instanceof String text) {
      return text;
    }
    if (content instanceof Number number) {
      return plain(number.doubleValue());
    }
    if (content instanceof Boolean flag) {
      return flag.toString();
    }
    @Nullable List<Value> items = value.asList();
    if (items == null) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    for (Value item : items) {
      @Nullable String part = text(item);
      if (part == null) {
        return null;
      }
      parts.add(part);
    }
    return String.join(",", parts);
  }

  private static String plain(double number) {
    BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
    return decimal.scale() < 0 ? decimal.setScale(0).toPlainString() : decimal.toPlainString();
  }
}
