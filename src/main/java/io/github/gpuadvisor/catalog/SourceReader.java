package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Fields;
import io.github.gpuadvisor.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What stands beside the records: where facts were read, and what checks may complain about. */
final class SourceReader {
  private SourceReader() {}

  static Map<String, Source> sources(Fields f) {
    Map<String, Source> sources = new TreeMap<>();
    for (String id : f.keys()) {
      Fields source = f.object(id);
      sources.put(
          id,
          new Source(
              id,
              source.text("url"),
              source.text("publisher"),
              source.text("title"),
              source.text("kind"),
              source.date("accessed")));
      source.done();
    }
    return sources;
  }

  static List<Excepted> exceptions(Value tree, String file) {
    List<Value> items = tree.asList();
    if (items == null) {
      throw new DocumentException(file, tree.line(), "must be a list of exceptions");
    }
    List<Excepted> exceptions = new ArrayList<>();
    for (Value item : items) {
      Fields f = Fields.of(item, file);
      exceptions.add(new Excepted(f.text("check"), f.text("where"), f.text("reason")));
      f.done();
    }
    return exceptions;
  }
}
