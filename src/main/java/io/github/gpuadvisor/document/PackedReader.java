package io.github.gpuadvisor.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one packed document by a place in its bytes. Not a stream: every run reads the catalog with
 * code that is not compiled yet, and each layer of a stream costs as much as the reading.
 */
final class PackedReader {
  private final PackedBytes in;
  private final int offsets;
  private final int firstText;
  private final @Nullable Value[] texts;
  private final Shape[] shapes;

  private PackedReader(PackedBytes in) {
    this.in = in;
    int start = in.at();
    int count = in.offset(start);
    this.offsets = start + Packed.OFFSET;
    long first = offsets + ((long) count + 1) * Packed.OFFSET;
    if (count < 0 || first > in.end()) {
      throw PackedBytes.damaged(count + " texts announced");
    }
    this.firstText = (int) first;
    this.texts = new Value[count];
    int behindTexts = firstText + in.offset(offsets + count * Packed.OFFSET);
    if (behindTexts < firstText || behindTexts > in.end()) {
      throw PackedBytes.damaged("texts end at " + behindTexts);
    }
    in.moveTo(behindTexts);
    this.shapes = new Shape[in.size()];
    for (int i = 0; i < shapes.length; i++) {
      shapes[i] = shape();
    }
  }

  /** The document between two places. */
  static Value document(byte[] bytes, int start, int end) {
    return document(new PackedBytes(bytes, start, end));
  }

  private static Value document(PackedBytes bytes) {
    return new PackedReader(bytes).value();
  }

  private Shape shape() {
    String[] keys = new String[in.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = String.valueOf(text(in.count()).content());
    }
    return new Shape(keys);
  }

  private Value value() {
    int kind = in.next();
    return switch (kind) {
      case Packed.NULL -> Value.NULL;
      case Packed.FALSE -> new Value(false, 0);
      case Packed.TRUE -> new Value(true, 0);
      case Packed.WHOLE -> new Value((double) in.count(), 0);
      case Packed.NUMBER -> new Value(in.number(), 0);
      case Packed.TEXT -> text(in.count());
      case Packed.LIST -> list();
      case Packed.OBJECT -> object();
      case Packed.DEFERRED -> deferred();
      default -> throw PackedBytes.damaged("tag " + kind);
    };
  }

  private Value list() {
    int size = in.size();
    List<Value> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.add(value());
    }
    return new Value(items, 0);
  }

  private Value object() {
    int index = in.count();
    if (index >= shapes.length) {
      throw PackedBytes.damaged("no shape " + index);
    }
    Shape shape = shapes[index];
    Value[] values = new Value[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value();
    }
    return new Value(new PackedObject(shape, values), 0);
  }

  private Value deferred() {
    int size = in.size();
    int start = in.at();
    in.moveTo(start + size);
    return new Value(new Part(in, start, start + size), 0);
  }

  /** A document within the document, decoded once. */
  private static final class Part implements Value.Deferred {
    private final int start;
    private final int end;
    private @Nullable PackedBytes whole;
    private @Nullable Object content;

    Part(PackedBytes whole, int start, int end) {
      this.whole = whole;
      this.start = start;
      this.end = end;
    }

    @Override
    public synchronized @Nullable Object content() {
      PackedBytes packed = whole;
      if (packed != null) {
        content = document(packed.part(start, end)).content();
        whole = null;
      }
      return content;
    }
  }

  private Value text(int index) {
    if (index >= texts.length) {
      throw PackedBytes.damaged("no text " + index);
    }
    Value known = texts[index];
    if (known == null) {
      known = new Value(decoded(index), 0);
      texts[index] = known;
    }
    return known;
  }

  private String decoded(int index) {
    int begin = in.offset(offsets + index * Packed.OFFSET);
    int start = firstText + (begin & ~Packed.WIDE);
    int length =
        firstText + (in.offset(offsets + (index + 1) * Packed.OFFSET) & ~Packed.WIDE) - start;
    if (start < firstText || length < 0 || start + length > in.end()) {
      throw PackedBytes.damaged("text " + index + " outside");
    }
    return in.text(start, length, (begin & Packed.WIDE) != 0);
  }
}
