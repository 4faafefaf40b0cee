package io.github.gpuadvisor.report.sweep;

import io.github.gpuadvisor.advice.Cell;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Sweep;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.report.CatalogDocument;
import io.github.gpuadvisor.report.CsvText;
import io.github.gpuadvisor.report.RecommendDocument;
import io.github.gpuadvisor.report.RecommendRows;
import io.github.gpuadvisor.report.Tree;
import io.github.gpuadvisor.workload.Variation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sweep for programs. */
public final class SweepDocument {
  private SweepDocument() {}

  /** One JSON document. */
  public static Map<String, @Nullable Object> of(Sweep sweep, Catalog catalog) {
    List<Object> cells = new ArrayList<>();
    sweep.cells().forEach(cell -> cells.add(of(cell, sweep)));
    List<Object> varied = new ArrayList<>();
    for (Variation one : sweep.variations()) {
      varied.add(new Tree().put("name", one.key()).put("values", one.values()).map());
    }
    return new Tree()
        .put("schemaVersion", RecommendDocument.SCHEMA_VERSION)
        .put("catalog", CatalogDocument.madeFrom(catalog).map())
        .put("varied", varied)
        .put("cells", cells)
        .map();
  }

  /** A cell on each line. */
  public static String lines(Sweep sweep) {
    StringBuilder text = new StringBuilder();
    sweep.cells().forEach(cell -> text.append(JsonText.line(of(cell, sweep))).append('\n'));
    return text.toString();
  }

  private static Map<String, @Nullable Object> of(Cell cell, Sweep sweep) {
    Tree values = new Tree();
    for (int i = 0; i < cell.values().size(); i++) {
      values.put(sweep.variations().get(i).key(), cell.values().get(i));
    }
    @Nullable Ranked best = cell.best();
    return new Tree()
        .put("values", values.map())
        .put("qualified", cell.qualified())
        .put("best", best == null ? null : RecommendDocument.row(best, null))
        .put("reason", cell.reason())
        .map();
  }

  /** A line for each cell: its values, then the columns of a ranking. */
  public static String csv(Sweep sweep) {
    List<String> titles = new ArrayList<>();
    sweep.variations().forEach(one -> titles.add(one.key()));
    titles.addAll(RecommendRows.TITLES);
    StringBuilder text = new StringBuilder(CsvText.line(titles));
    for (Cell cell : sweep.cells()) {
      List<String> cells = new ArrayList<>(cell.values());
      cells.addAll(
          cell.best() == null
              ? Collections.nCopies(RecommendRows.TITLES.size(), "")
              : RecommendRows.cells(cell.best()));
      text.append(CsvText.line(cells));
    }
    return text.toString();
  }
}
