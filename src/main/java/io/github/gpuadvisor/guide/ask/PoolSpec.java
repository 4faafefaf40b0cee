package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.document.Yaml;
import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.Settings;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers about work that trains and serves, as a spec with workloads. */
final class PoolSpec {
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  /** What reads back as it was typed where it is no text. */
  private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,8}");

  private final Settled settled;
  private final Settings given;

  private PoolSpec(Settled settled, Settings given) {
    this.settled = settled;
    this.given = given;
  }

  /**
   * The document.
   *
   * @param given what was typed with the command: what belongs to one workload stands in it, since
   *     it cannot be typed beside the document
   */
  static String of(Settled settled, Settings given) {
    return new PoolSpec(settled, given).text();
  }

  private String text() {
    @Nullable String share = settled.value(PoolQuestions.SHARE);
    String rest = share == null ? "" : percent(WHOLE.subtract(PoolQuestions.percent(share)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(
        "workloads",
        List.of(
            member(settled.toLearn(), share),
            member(settled.toServe(), share == null ? null : rest)));
    @Nullable String sharing = settled.value(PoolQuestions.SHARING);
    if (sharing != null) {
      document.put(PoolQuestions.SHARING, sharing);
    }
    settled
        .options()
        .forEach(
            (key, value) -> {
              if (Belonging.isShared(key)) {
                document.put(key, plain(value));
              }
            });
    return Yaml.write(document);
  }

  private Map<String, Object> member(Settled part, @Nullable String share) {
    Map<String, Object> member = new LinkedHashMap<>();
    member.put(Settled.KIND, part.kind());
    for (Option option : Option.of(part.kind())) {
      String key = option.key();
      @Nullable String value = part.value(key) == null ? given.text(key) : part.value(key);
      if (value != null && !Belonging.isShared(key) && part.takes(key)) {
        member.put(key, plain(value));
      }
    }
    if (share != null) {
      member.put(PoolQuestions.SHARE, share);
    }
    return member;
  }

  static String percent(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString() + "%";
  }

  private static Object plain(String value) {
    return COUNT.matcher(value).matches() ? (Object) Long.valueOf(value) : value;
  }
}
