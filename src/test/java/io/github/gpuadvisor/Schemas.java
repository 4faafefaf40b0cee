package io.github.gpuadvisor;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of a folder, by the first part of their file names. */
final class Schemas {
  /** Shapes of what the program reads and prints. */
  static final Schemas DOCUMENTS = new Schemas(Path.of("docs", "schema"));

  /** Shapes of the catalog's files. */
  static final Schemas CATALOG = new Schemas(Path.of("catalog", "schema"));

  /** Relative ids need a base; nothing is ever fetched from it. */
  private static final String BASE = "https://schemas.invalid/";

  private static final String SUFFIX = ".schema.json";

  private final Path folder;
  private final Map<String, String> texts = new TreeMap<>();
  private final SchemaRegistry registry;

  private Schemas(Path folder) {
    this.folder = folder;
    Map<String, String> byAddress = new TreeMap<>();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      texts.put(name.substring(0, name.length() - SUFFIX.length()), text(file));
      byAddress.put(BASE + name, text(file));
    }
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemas(byAddress)
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  }

  /** JSON files below a folder in stable order. */
  static List<Path> files(Path folder) {
    return files(folder, ".json");
  }

  static List<Path> files(Path folder, String suffix) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode tree(String json) {
    return JsonMapper.shared().readTree(json);
  }

  /** Every schema's text by name. */
  Map<String, String> texts() {
    return texts;
  }

  /** A schema as a tree. */
  JsonNode named(String name) {
    return tree(texts.get(name));
  }

  /** What a document has wrong, a line each; empty: it is valid. */
  List<String> problems(String name, String document) {
    return problems(schema(name + SUFFIX), document);
  }

  /** The same for a part of a schema, such as {@code #/$defs/plan}. */
  List<String> problems(String name, String part, String document) {
    return problems(schema(name + SUFFIX + part), document);
  }

  /** What a schema itself has wrong by the rules for schemas. */
  List<String> problemsOfSchema(String name) {
    SchemaLocation meta = SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId());
    return problems(registry.getSchema(meta), texts.get(name));
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  private Schema schema(String address) {
    return registry.getSchema(SchemaLocation.of(BASE + address));
  }

  private static List<String> problems(Schema schema, String document) {
    return schema.validate(document, InputFormat.JSON).stream().map(Error::toString).toList();
  }
}
