package io.github.gpuadvisor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** One schema from top to bottom, references followed for their descriptions. */
final class SchemaWalk {
  /** The end of a key, and the word for its unit. */
  private static final Map<String, String> UNITS = units();

  private final Schemas schemas;
  private final JsonNode root;

  SchemaWalk(Schemas schemas, String name) {
    this.schemas = schemas;
    this.root = schemas.named(name);
  }

  private static Map<String, String> units() {
    Map<String, String> units = new LinkedHashMap<>();
    units.put("GiBPerGpu", "GiB");
    units.put("GiB", "GiB");
    units.put("MiB", "MiB");
    units.put("GB", "GB");
    units.put("GBps", "GB/s");
    units.put("GBpsPerDirection", "GB/s");
    units.put("Gbps", "Gbit/s");
    units.put("Ms", "ms");
    units.put("Micros", "microseconds");
    units.put("Hours", "hours");
    units.put("Watts", "watts");
    units.put("Usd", "US dollars");
    units.put("Percent", "percent");
    units.put("PerSecond", "per second");
    units.put("Gflops", "GFLOPs");
    units.put("Flops", "FLOPs");
    return units;
  }

  /** Objects that would let an unknown key through. */
  List<String> openObjects() {
    List<String> open = new ArrayList<>();
    schemas(
        "#",
        root,
        (path, schema) -> {
          boolean object = schema.path("type").toString().contains("\"object\"");
          boolean keyed = schema.has("properties") || schema.has("patternProperties");
          JsonNode others = schema.path("additionalProperties");
          if (object != keyed || (object && !(others.isBoolean() && !others.booleanValue()))) {
            open.add(path);
          }
        });
    return open;
  }

  List<String> keysWithoutDescription() {
    List<String> bare = new ArrayList<>();
    keys(
        (path, schema) -> {
          if (description(root, schema).isEmpty()) {
            bare.add(path);
          }
        });
    return bare;
  }

  List<String> keysWithoutUnit() {
    List<String> bare = new ArrayList<>();
    keys(
        (path, schema) ->
            UNITS.forEach(
                (ending, unit) -> {
                  boolean counts = !schema.path("type").toString().contains("array");
                  if (counts
                      && path.endsWith(ending)
                      && !description(root, schema).contains(unit)) {
                    bare.add(path + ": " + unit);
                  }
                }));
    return bare;
  }

  private void keys(BiConsumer<String, JsonNode> visit) {
    schemas(
        "#",
        root,
        (path, schema) ->
            schema
                .path("properties")
                .properties()
                .forEach(key -> visit.accept(path + "/" + key.getKey(), key.getValue())));
  }

  /** Every schema below a node; what stands under if and then only adds to another. */
  private static void schemas(String path, JsonNode node, BiConsumer<String, JsonNode> visit) {
    visit.accept(path, node);
    for (String map : List.of("properties", "patternProperties", "$defs")) {
      node.path(map)
          .properties()
          .forEach(
              entry -> schemas(path + "/" + map + "/" + entry.getKey(), entry.getValue(), visit));
    }
    for (String list : List.of("oneOf", "anyOf")) {
      // Alternatives that only say which keys must stand there are no shapes of their own.
      node.path(list)
          .valueStream()
          .filter(one -> !one.has("required") || one.has("properties"))
          .forEach(one -> schemas(path + "/" + list, one, visit));
    }
    if (node.has("items")) {
      schemas(path + "/items", node.get("items"), visit);
    }
  }

  private String description(JsonNode document, JsonNode schema) {
    if (schema.has("description")) {
      return schema.get("description").asString();
    }
    if (schema.has("$ref")) {
      String[] reference = schema.get("$ref").asString().split("#", 2);
      JsonNode target =
          reference[0].isEmpty()
              ? document
              : schemas.named(reference[0].replace(".schema.json", ""));
      return description(target, target.at(reference[1]));
    }
    return schema.has("anyOf") ? description(document, schema.get("anyOf").get(0)) : "";
  }
}
