package io.github.gpuadvisor.machine;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cards of one kind.
 *
 * @param gpu the catalog's id of a whole GPU; null of anything else
 * @param partOf of a fraction, the catalog's id of the GPU that it is a part of, where that is
 *     known
 * @param found what the tool showed; where cards differ, the least memory and the least power
 * @param near ids that an ambiguous card may be, or that an unknown one is near to
 */
public record Group(
    int count,
    Kind kind,
    @Nullable String gpu,
    @Nullable String partOf,
    Found found,
    List<String> near) {

  /** What a card is to the catalog. */
  public enum Kind {
    WHOLE("whole"),
    FRACTION("fraction"),
    /** One of several that the catalog knows. */
    AMBIGUOUS("ambiguous"),
    UNKNOWN("unknown");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  public Group {
    near = List.copyOf(near);
  }

  static Group whole(String gpu, Found found) {
    return new Group(1, Kind.WHOLE, gpu, null, found, List.of());
  }

  static Group fraction(@Nullable String partOf, Found found) {
    return new Group(1, Kind.FRACTION, null, partOf, found, List.of());
  }

  static Group ambiguous(Found found, List<String> ids) {
    return new Group(1, Kind.AMBIGUOUS, null, null, found, ids);
  }

  static Group unknown(Found found, List<String> near) {
    return new Group(1, Kind.UNKNOWN, null, null, found, near);
  }

  boolean isSameKindAs(Group other) {
    return kind == other.kind
        && Objects.equals(gpu, other.gpu)
        && Objects.equals(partOf, other.partOf)
        && found.name().equals(other.found.name())
        && Objects.equals(found.slice(), other.found.slice())
        && Objects.equals(found.driver(), other.found.driver())
        && found.foundBy().equals(other.found.foundBy())
        && near.equals(other.near);
  }

  Group plus(Group other) {
    Found least =
        new Found(
            found.vendor(),
            found.name(),
            least(found.memoryGiB(), other.found.memoryGiB()),
            found.unified(),
            found.driver(),
            found.computeCapability(),
            least(found.powerLimitWatts(), other.found.powerLimitWatts()),
            found.slice(),
            found.foundBy());
    return new Group(count + other.count, kind, gpu, partOf, least, near);
  }

  private static @Nullable Double least(@Nullable Double a, @Nullable Double b) {
    return a == null || b == null ? (a == null ? b : a) : Double.valueOf(Math.min(a, b));
  }
}
