package io.github.gpuadvisor.document;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes trees of maps, lists, texts, numbers, booleans and nulls as JSON, keys in the order given.
 */
public final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().characterEscapes(new Escapes()).build();

  private JsonText() {}

  /** Two-space indented, one newline at the end. */
  public static String pretty(@Nullable Object tree) {
    return write(tree, new PrettyContext()) + "\n";
  }

  /** As catalog files are written: keys as given, two spaces, one newline at the end. */
  public static String file(@Nullable Object tree) {
    StringBuilder text = new StringBuilder();
    file(tree, "\n", text);
    return text.append('\n').toString();
  }

  private static void file(@Nullable Object tree, String newline, StringBuilder text) {
    String inner = newline + "  ";
    if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
      String separator = "{";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        text.append(separator).append(inner).append(line(entry.getKey())).append(": ");
        file(entry.getValue(), inner, text);
        separator = ",";
      }
      text.append(newline).append('}');
    } else if (tree instanceof List<?> list && !list.isEmpty()) {
      String separator = "[";
      for (Object item : list) {
        text.append(separator).append(inner);
        file(item, inner, text);
        separator = ",";
      }
      text.append(newline).append(']');
    } else if (tree instanceof Map<?, ?>) {
      text.append("{}");
    } else if (tree instanceof List<?>) {
      text.append("[]");
    } else {
      text.append(line(tree));
    }
  }

  /** One line without a newline. */
  public static String line(@Nullable Object tree) {
    return write(tree, ObjectWriteContext.empty());
  }

  private static String write(@Nullable Object tree, ObjectWriteContext context) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(context, text)) {
      value(generator, tree);
    }
    return text.toString();
  }

  private static void value(JsonGenerator generator, @Nullable Object value) {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof Map<?, ?> map) {
      generator.writeStartObject();
      map.forEach(
          (key, item) -> {
            generator.writeName(String.valueOf(key));
            value(generator, item);
          });
      generator.writeEndObject();
    } else if (value instanceof List<?> list) {
      generator.writeStartArray();
      list.forEach(item -> value(generator, item));
      generator.writeEndArray();
    } else if (value instanceof Boolean flag) {
      generator.writeBoolean(flag);
    } else if (value instanceof Integer || value instanceof Long) {
      generator.writeNumber(((Number) value).longValue());
    } else if (value instanceof BigDecimal number) {
      generator.writeRawValue(number.toPlainString());
    } else {
      generator.writeString(String.valueOf(value));
    }
  }

  /** Jackson takes the pretty printer from the write context. */
  private static final class PrettyContext extends ObjectWriteContext.Base {
    private final PrettyPrinter printer = new Indented();

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return printer;
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
