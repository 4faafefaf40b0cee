package io.github.gpuadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  private static final String RECORDS =
      """
      [{"id": "a", "memory": {"GB": 8}, "watts": null, "since": "2020-01-31", "unified": true,
        "names": ["One", "first"], "version": "9.0", "sources": {"watts": "s"}},
       {"id": "b", "memory": {"GB": 80}, "watts": 700, "since": "2024-05-01", "unified": false,
        "names": [], "version": "12.0", "sources": {}},
       {"id": "c", "memory": {"GB": 24}, "watts": 70, "since": null, "unified": false,
        "names": ["=two, 2"], "version": "gfx942", "sources": {}}]
      """;

  @SuppressWarnings("unchecked")
  private static Selection<Map<String, Object>> records() {
    List<Value> items = Objects.requireNonNull(Json.read(RECORDS, "records").asList());
    return new Selection<>(
        items.stream().map(item -> (Map<String, Object>) item.plain()).toList(), record -> record);
  }

  private static String ids(Selection<Map<String, Object>> selection) {
    return String.join(
        "", selection.records().stream().map(record -> (String) record.get("id")).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "memory.GB>=24 | bc",
        "memory.GB > 24 | b",
        "memory.GB<=24 | ac",
        "memory.GB < 24 | a",
        "memory.GB=24 | c",
        "memory.GB!=24 | ab",
        "memory.GB<0.07k | ac",
        "watts>0 | bc",
        "watts!=70 | b",
        "watts=null | a",
        "watts!=null | bc",
        "since>=2024-01-01 | b",
        "since<2024 | a",
        "since<=2024 | ab",
        "since=2024-05 | b",
        "since>2024 | ''",
        "memory.GB==24 | c",
        "unified=true | a",
        "unified!=true | bc",
        "id=B | b",
        "id~A | a",
        "names=ONE | a",
        "names!=one | bc",
        "names~ir | a",
        "names~two, | c",
        "names=null | b",
        "version>=9.0 | ab",
        "version>9.0 | b",
        "version!=9.0 | bc",
        "version=9 | a",
        "sources.watts=s | a",
        "memory.GB~8 | ab"
      })
  void keepsWhatMeetsTheCondition(String condition, String expected) {
    assertThat(ids(records().where(condition))).isEqualTo(expected);
  }

  @Test
  void allConditionsMustHold() {
    assertThat(ids(records().where("memory.GB>8").where("watts<100"))).isEqualTo("c");
    assertThat(ids(records().where("memory.GB>8").where("watts>1000"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "memory.GB, acb",
    "memory.GB:desc, bca",
    "watts, cba",
    "watts:desc, bca",
    "since:asc, abc",
    "id:desc, cba"
  })
  void ordersByAnyFieldWithTheUnknownLast(String order, String expected) {
    assertThat(ids(records().sort(order))).isEqualTo(expected);
  }

  @Test
  void theFirstKeyDecidesAndTheNextBreaksTies() {
    assertThat(ids(records().sort("unified,id:desc"))).isEqualTo("cba");
    assertThat(ids(records().sort("unified:desc,id"))).isEqualTo("abc");
  }

  @Test
  void laysOutColumnsAsCsvAndAsTable() {
    List<String> columns = records().columns("id, memory.GB,names,watts");

    assertThat(records().csv(columns))
        .isEqualTo(
            """
            id,memory.GB,names,watts
            a,8,One; first,
            b,80,,700
            c,24,"'=two, 2",70
            """);
    assertThat(records().table(columns, 80))
        .containsExactly(
            "id  memory.GB  names       watts",
            "a           8  One; first",
            "b          80                700",
            "c          24  =two, 2        70");
  }

  @Test
  void csvHasEveryFieldButSources() {
    assertThat(records().allColumns())
        .containsExactly("id", "memory.GB", "watts", "since", "unified", "names", "version");
  }

  @Test
  void namesNearFieldsOfAnUnknownOne() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> records().where("memory.Gb>1"))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo("unknown-field");
              assertThat(e).hasMessage("--where: no field called 'memory.Gb'");
              assertThat(e.hint()).isEqualTo("near: memory.GB");
            });
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> records().sort("wats"))
        .satisfies(e -> assertThat(e.hint()).isEqualTo("near: watts"));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> records().columns("id,,watts"))
        .satisfies(e -> assertThat(e.hint()).startsWith("Fields: id, "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "memory.GB", "memory.GB>=", "=8", "memory.GB ? 8", "memory GB=8"})
  void refusesWhatIsNoCondition(String typed) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> records().where(typed))
        .withMessageContaining("as in \"memory.capacityGB>=48\"");
  }

  @Test
  void refusesAWordForANumberAndADirectionThatIsNone() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> records().where("memory.GB>=lots"))
        .withMessage("--where memory.GB: is a number, and 'lots' is none");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> ids(records().where("since>=yesterday")))
        .withMessage("--where since: is a day, and 'yesterday' is none");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> records().sort("id:down"))
        .withMessageContaining("FIELD:desc");
  }
}
