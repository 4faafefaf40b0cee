package io.github.gpuadvisor.document;

import java.nio.charset.StandardCharsets;

/** Packed bytes with a place in them, and what stands there. */
public final class PackedBytes {
  private final byte[] bytes;
  private final int end;
  private int at;

  /** The bytes between two places. */
  public PackedBytes(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.end = end;
    this.at = start;
  }

  /** Bytes of their own between two places of these. */
  PackedBytes part(int from, int to) {
    return new PackedBytes(bytes, from, to);
  }

  /** The place of what is read next. */
  public int at() {
    return at;
  }

  /** The place behind the last byte. */
  int end() {
    return end;
  }

  /** Goes on at another place. */
  public void moveTo(int place) {
    at = place;
  }

  /** The next byte. */
  public int next() {
    if (at >= end) {
      throw damaged("ends early");
    }
    return bytes[at++] & 0xff;
  }

  /** The four bytes of an offset at any place. */
  int offset(int place) {
    if (place + Packed.OFFSET > end) {
      throw damaged("ends early");
    }
    return bytes[place] << 24
        | (bytes[place + 1] & 0xff) << 16
        | (bytes[place + 2] & 0xff) << 8
        | (bytes[place + 3] & 0xff);
  }

  /** The next number that is not whole. */
  public double number() {
    long high = offset(at);
    long low = offset(at + Packed.OFFSET) & 0xffffffffL;
    at += 2 * Packed.OFFSET;
    return Double.longBitsToDouble(high << 32 | low);
  }

  /**
   * A count of things that follow, of which each takes a byte at least: no file can lie about it.
   */
  public int size() {
    int size = count();
    if (size > end - at) {
      throw damaged(size + " parts announced");
    }
    return size;
  }

  /** The next whole number. */
  public int count() {
    int first = next();
    return first < 0x80 ? first : count(first & 0x7f);
  }

  /** A count of several bytes, of which the first is known. */
  private int count(int first) {
    int count = first;
    for (int shift = 7; shift < 32; shift += 7) {
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

  /** A text anywhere. Latin-1 is copied; UTF-8 is looked through byte by byte. */
  public String text(int start, int length, boolean wide) {
    return new String(
        bytes, start, length, wide ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  static IllegalStateException damaged(String how) {
    return new IllegalStateException("damaged catalog index: " + how);
  }
}
