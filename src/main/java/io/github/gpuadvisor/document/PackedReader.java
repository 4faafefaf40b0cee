package io.github.gpuadvisor.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one packed document by a place in its bytes. Not a stream: every run reads the catalog with
 * code that is not compiled yet, and each layer of a stream costs as much as the reading.
 */
final class PackedReader {
  private final byte[] bytes;
  private final int end;
  private final int offsets;
  private final int firstText;
  private final @Nullable Value[] texts;
  private final Shape[] shapes;
  private int at;

  private PackedReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.end = end;
    this.at = start;
    int count = offset(start);
    this.offsets = start + Packed.OFFSET;
    long first = offsets + ((long) count + 1) * Packed.OFFSET;
    if (count < 0 || first > end) {
      throw damaged(count + " texts announced");
    }
    this.firstText = (int) first;
    this.texts = new Value[count];
    this.at = firstText + offset(offsets + count * Packed.OFFSET);
    if (at < firstText || at > end) {
      throw damaged("texts end at " + at);
    }
    this.shapes = new Shape[size()];
    for (int i = 0; i < shapes.length; i++) {
      shapes[i] = shape();
    }
  }

  /** The document between two places. */
  static Value document(byte[] bytes, int start, int end) {
    return new PackedReader(bytes, start, end).value();
  }

  private Shape shape() {
    String[] keys = new String[size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = String.valueOf(text(count()).content());
    }
    return new Shape(keys);
  }

  private Value value() {
    int kind = next();
    return switch (kind) {
      case Packed.NULL -> Value.NULL;
      case Packed.FALSE -> new Value(false, 0);
      case Packed.TRUE -> new Value(true, 0);
      case Packed.WHOLE -> new Value((double) count(), 0);
      case Packed.NUMBER -> new Value(number(), 0);
      case Packed.TEXT -> text(count());
      case Packed.LIST -> list();
      case Packed.OBJECT -> object();
      case Packed.DEFERRED -> deferred();
      default -> throw damaged("tag " + kind);
    };
  }

  private Value list() {
    int size = size();
    List<Value> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.add(value());
    }
    return new Value(items, 0);
  }

  private Value object() {
    int index = count();
    if (index >= shapes.length) {
      throw damaged("no shape " + index);
    }
    Shape shape = shapes[index];
    Value[] values = new Value[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value();
    }
    return new Value(new PackedObject(shape, values), 0);
  }

  private Value deferred() {
    int size = size();
    int start = at;
    at += size;
    return new Value(new Part(bytes, start, at), 0);
  }

  /** A document within the document, decoded once. */
  private static final class Part implements Value.Deferred {
    private final int start;
    private final int end;
    private byte @Nullable [] bytes;
    private @Nullable Object content;

    Part(byte[] bytes, int start, int end) {
      this.bytes = bytes;
      this.start = start;
      this.end = end;
    }

    @Override
    public synchronized @Nullable Object content() {
      byte[] packed = bytes;
      if (packed != null) {
        content = document(packed, start, end).content();
        bytes = null;
      }
      return content;
    }
  }

  private Value text(int index) {
    if (index >= texts.length) {
      throw damaged("no text " + index);
    }
    Value known = texts[index];
    if (known == null) {
      known = new Value(decoded(index), 0);
      texts[index] = known;
    }
    return known;
  }

  private String decoded(int index) {
    int begin = offset(offsets + index * Packed.OFFSET);
    int start = firstText + (begin & ~Packed.WIDE);
    int length = firstText + (offset(offsets + (index + 1) * Packed.OFFSET) & ~Packed.WIDE) - start;
    if (start < firstText || length < 0 || start + length > end) {
      throw damaged("text " + index + " outside");
    }
    // Latin-1 is copied; UTF-8 is looked through byte by byte.
    return new String(
        bytes,
        start,
        length,
        (begin & Packed.WIDE) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  private int next() {
    if (at >= end) {
      throw damaged("ends early");
    }
    return bytes[at++] & 0xff;
  }

  private int offset(int place) {
    if (place + Packed.OFFSET > end) {
      throw damaged("ends early");
    }
    return bytes[place] << 24
        | (bytes[place + 1] & 0xff) << 16
        | (bytes[place + 2] & 0xff) << 8
        | (bytes[place + 3] & 0xff);
  }

  private double number() {
    long high = offset(at);
    long low = offset(at + Packed.OFFSET) & 0xffffffffL;
    at += 2 * Packed.OFFSET;
    return Double.longBitsToDouble(high << 32 | low);
  }

  /**
   * A count of things that follow, of which each takes a byte at least: no file can lie about it.
   */
  private int size() {
    int size = count();
    if (size > end - at) {
      throw damaged(size + " parts announced");
    }
    return size;
  }

  private int count() {
    int count = 0;
    for (int shift = 0; shift < 32; shift += 7) {
      int group = next();
      count |= (group & 0x7f) << shift;
      if (group < 0x80) {
        if (count < 0) {
          break;
        }
        return count;
      }
    }
    throw damaged("count too long");
  }

  private static IllegalStateException damaged(String how) {
    return new IllegalStateException("damaged catalog index: " + how);
  }
}
