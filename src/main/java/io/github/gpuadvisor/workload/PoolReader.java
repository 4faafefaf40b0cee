package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.unit.Durations;
import io.github.gpuadvisor.unit.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A spec with {@code workloads}: limits and preferences of all at its top, in each workload its
 * kind, its options and its share of the time.
 */
public final class PoolReader {
  static final String WORKLOADS = "workloads";
  static final String SHARING = "sharing";
  private static final String SHARE = "share";
  private static final int MOST = 8;
  private static final double ROUNDING = 1e-9;

  /** Limits that are the whole pool's, and no member's alone. */
  private static final Set<String> OF_THE_WHOLE = Set.of("budget", "top");

  private final RequestReader reader;
  private final String name;

  /**
   * @param name how errors call the file
   */
  public PoolReader(RequestReader reader, String name) {
    this.reader = reader;
    this.name = name;
  }

  /** True of an option that stands beside the workloads, and goes for all of them. */
  public static boolean goesBeside(String key) {
    return BesideWorkloads.keys().contains(key) && Option.known(key);
  }

  /** True of a document that names several workloads. */
  public static boolean isPool(Value root) {
    Map<String, Value> fields = root.asMap();
    return fields != null && fields.containsKey(WORKLOADS);
  }

  /**
   * Reads a pool.
   *
   * @param typed limits and preferences beside the file, which win over it
   * @throws InvalidInputException where a key is unknown, or shares cannot be
   */
  public Pool read(Value root, Settings typed) {
    Map<String, Value> fields = Objects.requireNonNull(root.asMap());
    Settings shared = new BesideWorkloads(name).read(fields, typed);
    @Nullable List<Value> listed = Objects.requireNonNull(fields.get(WORKLOADS)).asList();
    if (listed == null || listed.size() < 2 || listed.size() > MOST) {
      throw wrong(WORKLOADS, "give 2 to " + MOST + " workloads, each with its kind and options");
    }
    List<Pool.Member> members = new ArrayList<>();
    List<SpecReader.Spec> specs = new ArrayList<>();
    double sum = 0;
    int shares = 0;
    for (Value one : listed) {
      SpecReader.Spec spec = spec(one, shared);
      @Nullable Double share = spec.settings().read(SHARE, PoolReader::share, "give 1% to 99%");
      sum += share == null ? 0 : share;
      shares += share == null ? 0 : 1;
      specs.add(spec);
    }
    Pool.Sharing sharing = sharing(fields.get(SHARING), shares);
    check(sharing, shares, listed.size(), sum);
    for (SpecReader.Spec spec : specs) {
      members.add(member(spec, sharing));
    }
    return whole(members, sharing, shared);
  }

  private static double share(String text) {
    double share = Quantity.share(text);
    if (share <= 0 || share >= 1) {
      throw new IllegalArgumentException("is none, or all");
    }
    return share;
  }

  /** One workload with what is shared, which gives way to what it says itself. */
  private SpecReader.Spec spec(Value one, Settings shared) {
    SpecReader.Spec spec = SpecReader.spec(one, name, Set.of(SHARE));
    for (String key : shared.keys()) {
      if (!OF_THE_WHOLE.contains(key) && !spec.settings().has(key)) {
        spec.settings().put(key, String.valueOf(shared.text(key)), shared.where(key));
      }
    }
    return spec;
  }

  private Pool.Sharing sharing(@Nullable Value stated, int shares) {
    if (stated == null) {
      return shares > 0 ? Pool.Sharing.IN_TURNS : Pool.Sharing.SIDE_BY_SIDE;
    }
    @Nullable String text = SpecReader.text(stated);
    for (Pool.Sharing sharing : Pool.Sharing.values()) {
      if (sharing.id().equals(text)) {
        return sharing;
      }
    }
    throw wrong(SHARING, "give side-by-side, in-turns or at-once");
  }

  private void check(Pool.Sharing sharing, int shares, int members, double sum) {
    if (sharing == Pool.Sharing.IN_TURNS && shares < members) {
      throw wrong(SHARE, "in turns, each workload needs its share of the time, as in 40%");
    }
    if (sharing == Pool.Sharing.SIDE_BY_SIDE && shares > 0) {
      throw wrong(SHARE, "side by side, each workload has its GPUs all the time");
    }
    if (sum > 1 + ROUNDING) {
      throw wrong(SHARE, "shares of the time sum to " + Math.round(sum * 100) + "%");
    }
  }

  /** In turns, a deadline has to be met in a part of the time. */
  private Pool.Member member(SpecReader.Spec spec, Pool.Sharing sharing) {
    Settings settings = spec.settings().without(SHARE);
    @Nullable Double share = spec.settings().read(SHARE, PoolReader::share, "");
    Request alone = reader.readForRanking(spec.kind(), settings.copy());
    if (share == null || sharing != Pool.Sharing.IN_TURNS || !settings.has("deadline")) {
      return new Pool.Member(reader.readForRanking(spec.kind(), settings.copy()), alone, share);
    }
    double seconds = Durations.seconds(String.valueOf(settings.text("deadline"))) * share;
    Settings sooner = settings.with("deadline", BigDecimal.valueOf(seconds).toPlainString() + "s");
    return new Pool.Member(reader.readForRanking(spec.kind(), sooner), alone, share);
  }

  private Pool whole(List<Pool.Member> members, Pool.Sharing sharing, Settings shared) {
    Settings settings = shared.copy();
    // Any work will do: limits and preferences are read beside it.
    settings.put("params", "1B", WORKLOADS);
    Request whole = reader.read("inference", settings);
    @Nullable Budget budget = whole.limits().market().budget();
    if (budget != null && budget.per() == Budget.Per.TOTAL) {
      throw wrong("budget", "a pool has no end: give an amount per h, day or month, or a purchase");
    }
    if (whole.limits().hardware().atHand() != null
        && whole.limits().hardware().atHand().upgrade()) {
      throw wrong("upgrade", "is not looked for beside workloads");
    }
    return new Pool(members, sharing, whole.limits(), whole.preferences());
  }

  private InvalidInputException wrong(String key, String good) {
    return new InvalidInputException("invalid-spec", name + ": " + key + ": " + good);
  }
}
