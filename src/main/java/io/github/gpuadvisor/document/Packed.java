package io.github.gpuadvisor.document;

import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A value tree as compact bytes: what the build writes from the JSON catalog and every run reads.
 *
 * <p>A document begins with its texts, each once: their number, where each begins, their bytes.
 * Then come its shapes (the keys of its objects, each list of keys once) and the tree. An object is
 * its shape and its values, so reading one sorts nothing into a map.
 */
public final class Packed {
  static final int NULL = 0;
  static final int FALSE = 1;
  static final int TRUE = 2;
  static final int WHOLE = 3;
  static final int NUMBER = 4;
  static final int TEXT = 5;
  static final int LIST = 6;
  static final int OBJECT = 7;
  static final int DEFERRED = 8;

  /** Set in a text's offset where its bytes are not ASCII. */
  static final int WIDE = 1 << 31;

  /** Bytes of an offset. */
  static final int OFFSET = 4;

  private Packed() {}

  /**
   * Writes a document.
   *
   * @throws IOException where the tree holds something else than document values
   */
  public static byte[] write(Value tree) throws IOException {
    return new PackedWriter().document(tree);
  }

  /**
   * Reads the document that begins at an offset; its parts are decoded as they are asked for.
   *
   * @throws IllegalStateException where the bytes are damaged, then or later
   */
  public static Value read(byte[] bytes, int offset) {
    return PackedReader.document(bytes, offset, bytes.length);
  }

  /** A tree that is packed on its own, and decoded when someone asks for it. */
  public static Value later(Value tree) {
    return new Value(new Later(tree.content()), 0);
  }

  /** Writes a non-negative int in 7-bit groups, as {@link PackedBytes#count} reads it. */
  public static void writeCount(int count, DataOutputStream out) throws IOException {
    int rest = count;
    while (rest >= 0x80) {
      out.writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private record Later(@Nullable Object content) implements Value.Deferred {}
}
