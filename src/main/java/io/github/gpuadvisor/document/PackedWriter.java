package io.github.gpuadvisor.document;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes one packed document, as {@link Packed} describes it. */
final class PackedWriter {
  /** What stands under these keys stays packed until someone asks for it. */
  private static final Set<String> DEFERRED_KEYS = Set.of("sources", "eras");

  private static final int LARGEST_WHOLE = 1 << 28;

  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final Map<List<String>, Integer> shapes = new LinkedHashMap<>();

  byte[] document(Value tree) throws IOException {
    ByteArrayOutputStream treeBytes = new ByteArrayOutputStream();
    write(tree, new DataOutputStream(treeBytes));
    ByteArrayOutputStream shapeBytes = new ByteArrayOutputStream();
    writeShapes(new DataOutputStream(shapeBytes));

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    writeTexts(out);
    shapeBytes.writeTo(out);
    treeBytes.writeTo(out);
    return bytes.toByteArray();
  }

  private void writeTexts(DataOutputStream out) throws IOException {
    out.writeInt(texts.size());
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String text : texts.keySet()) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(all.size() | (utf8.length == text.length() ? 0 : Packed.WIDE));
      all.write(utf8);
    }
    out.writeInt(all.size());
    all.writeTo(out);
  }

  private void writeShapes(DataOutputStream out) throws IOException {
    Packed.writeCount(shapes.size(), out);
    for (List<String> keys : shapes.keySet()) {
      Packed.writeCount(keys.size(), out);
      for (String key : keys) {
        Packed.writeCount(index(key, texts), out);
      }
    }
  }

  private void write(Value value, DataOutputStream out) throws IOException {
    if (value.isDeferred()) {
      byte[] document = new PackedWriter().document(new Value(value.content(), 0));
      out.writeByte(Packed.DEFERRED);
      Packed.writeCount(document.length, out);
      out.write(document);
      return;
    }
    Object content = value.content();
    List<Value> items = value.asList();
    Map<String, Value> fields = value.asMap();
    if (content == null) {
      out.writeByte(Packed.NULL);
    } else if (content instanceof Boolean flag) {
      out.writeByte(flag ? Packed.TRUE : Packed.FALSE);
    } else if (content instanceof Number number) {
      writeNumber(number.doubleValue(), out);
    } else if (content instanceof String text) {
      out.writeByte(Packed.TEXT);
      Packed.writeCount(index(text, texts), out);
    } else if (items != null) {
      out.writeByte(Packed.LIST);
      Packed.writeCount(items.size(), out);
      for (Value item : items) {
        write(item, out);
      }
    } else if (fields != null) {
      writeObject(fields, out);
    } else {
      throw new IOException("not a document value: " + content.getClass());
    }
  }

  private void writeObject(Map<String, Value> fields, DataOutputStream out) throws IOException {
    List<String> keys = new ArrayList<>(fields.keySet());
    keys.forEach(key -> index(key, texts));
    out.writeByte(Packed.OBJECT);
    Packed.writeCount(index(keys, shapes), out);
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      Value value = field.getValue();
      boolean later = DEFERRED_KEYS.contains(field.getKey()) && !value.isNull();
      write(later ? Packed.later(value) : value, out);
    }
  }

  private static void writeNumber(double number, DataOutputStream out) throws IOException {
    if (number == Math.rint(number) && number >= 0 && number < LARGEST_WHOLE) {
      out.writeByte(Packed.WHOLE);
      Packed.writeCount((int) number, out);
    } else {
      out.writeByte(Packed.NUMBER);
      out.writeDouble(number);
    }
  }

  private static <T> int index(T one, Map<T, Integer> indexes) {
    Integer known = indexes.putIfAbsent(one, indexes.size());
    return known == null ? indexes.size() - 1 : known;
  }
}
