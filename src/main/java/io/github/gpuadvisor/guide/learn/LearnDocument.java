package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.report.CatalogDocument;
import io.github.gpuadvisor.report.RecommendDocument;
import io.github.gpuadvisor.report.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages and their list for programs. */
public final class LearnDocument {
  private LearnDocument() {}

  /** The list of topics. */
  public static List<Object> list() {
    List<Object> topics = new ArrayList<>();
    for (Lessons.Entry topic : Lessons.list()) {
      topics.add(
          new Tree()
              .put("id", topic.id())
              .put("title", topic.title())
              .put("summary", topic.summary())
              .map());
    }
    return topics;
  }

  /** One page. */
  public static Map<String, @Nullable Object> of(LearnPage page, Catalog catalog) {
    List<Object> parts = new ArrayList<>();
    page.blocks().forEach(block -> parts.add(part(block)));
    return new Tree()
        .put("schemaVersion", RecommendDocument.SCHEMA_VERSION)
        .put("catalog", CatalogDocument.madeFrom(catalog).map())
        .put("topic", page.id())
        .put("title", page.title())
        .put("summary", page.summary())
        .put("parts", parts)
        .put("commands", page.commands().stream().map(one -> "gpu-advisor " + one).toList())
        .put("related", page.related())
        .map();
  }

  private static Map<String, @Nullable Object> part(Block block) {
    Tree part = new Tree();
    if (block instanceof Block.Grid grid) {
      return part.put("text", null).put("columns", grid.titles()).put("rows", grid.rows()).map();
    }
    String text = block instanceof Block.Words words ? words.text() : "";
    return part.put("text", text).put("columns", null).put("rows", null).map();
  }
}
