package io.github.gpuadvisor.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.AnchorNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads YAML 1.2 as plain data: no aliases (so no alias bombs), no tags that build objects, no
 * duplicate keys.
 */
public final class Yaml {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_TEXT = 1 << 20;

  private Yaml() {}

  /**
   * Reads one document.
   *
   * @throws DocumentException where the text is not one well-formed YAML document
   */
  public static Value read(String text, String where) {
    LoadSettings settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(MAX_TEXT)
            .setLabel(where)
            .build();
    try {
      Node root =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> new DocumentException(where, 1, "is empty"));
      return value(root, where, 0);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      throw new DocumentException(where, line, "not valid YAML: " + e.getProblem());
    } catch (StackOverflowError e) {
      throw new DocumentException(where, 0, "is nested too deeply");
    } catch (YamlEngineException e) {
      throw new DocumentException(where, 0, "not valid YAML: " + firstLine(e));
    }
  }

  /**
   * Writes a tree of maps, lists, texts, numbers, booleans and nulls in block style, keys in the
   * order given.
   */
  public static String write(Object tree) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(Integer.MAX_VALUE)
            .setSplitLines(false)
            .setDereferenceAliases(true)
            .build();
    return new Dump(settings).dumpToString(plain(tree));
  }

  /** Numbers in the types that need no tag. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(plain(item)));
      return copy;
    }
    if (value instanceof BigDecimal number) {
      return number.scale() <= 0 ? number.toBigInteger() : (Object) number.doubleValue();
    }
    return value;
  }

  private static String firstLine(YamlEngineException e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse("unreadable");
  }

  private static Value value(Node node, String where, int depth) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    if (depth > MAX_DEPTH) {
      throw new DocumentException(where, line, "is nested too deeply");
    }
    if (node instanceof MappingNode mapping) {
      return new Value(mapping(mapping, where, depth), line);
    }
    if (node instanceof SequenceNode sequence) {
      List<Value> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(value(item, where, depth + 1));
      }
      return new Value(items, line);
    }
    if (node instanceof ScalarNode scalar) {
      return new Value(scalar(scalar, where, line), line);
    }
    throw new DocumentException(
        where, line, node instanceof AnchorNode ? "aliases are not read" : "is no plain data");
  }

  private static Map<String, Value> mapping(MappingNode mapping, String where, int depth) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = tuple.getKeyNode().getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new DocumentException(where, line, "a key must be plain text");
      }
      Value value = value(tuple.getValueNode(), where, depth + 1);
      if (fields.put(key.getValue(), new Value(value.content(), line)) != null) {
        throw new DocumentException(where, line, key.getValue() + ": given twice");
      }
    }
    return fields;
  }

  private static @Nullable Object scalar(ScalarNode scalar, String where, int line) {
    String text = scalar.getValue();
    if (scalar.getTag().equals(Tag.NULL)) {
      return null;
    }
    if (scalar.getTag().equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
      try {
        double number = Double.parseDouble(text);
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Hexadecimal and octal forms: kept as the text that was typed.
        return text;
      }
      throw new DocumentException(where, line, "the number " + text + " is not finite");
    }
    return text;
  }
}
