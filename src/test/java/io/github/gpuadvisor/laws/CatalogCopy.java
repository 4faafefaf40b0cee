package io.github.gpuadvisor.laws;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogFiles;
import io.github.gpuadvisor.catalog.CatalogReader;
import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.document.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;

/**
 * The shipped catalog's files, changed, written to a folder and read from there. Of the models only
 * those that the grid asks about.
 */
final class CatalogCopy {
  private static final Map<String, String> SHIPPED = shipped();

  private final Map<String, Value> files = new LinkedHashMap<>();

  private CatalogCopy() {}

  static CatalogCopy ofShipped() {
    CatalogCopy copy = new CatalogCopy();
    SHIPPED.forEach((file, text) -> copy.files.put(file, Json.read(text, file)));
    return copy;
  }

  private static Map<String, String> shipped() {
    Map<String, String> texts = new LinkedHashMap<>();
    CatalogFiles.read(Question.FOLDER)
        .trees()
        .forEach(
            (file, tree) -> {
              boolean model = file.startsWith("models/");
              if (!model || Grid.MODELS.contains(text(map(tree), "id"))) {
                texts.put(file, JsonText.line(plain(tree)));
              }
            });
    return texts;
  }

  /** Multiplies what the memory of some GPUs holds, on the label and in the driver. */
  CatalogCopy memoryTimes(double factor, Predicate<String> gpus) {
    for (Map<String, Value> gpu : gpus()) {
      if (gpus.test(text(gpu, "id"))) {
        number(map(gpu.get("memory")), "capacityGB", size -> size * factor);
        number(map(gpu.get("memory")), "usableGiB", size -> size * factor);
      }
    }
    return this;
  }

  /** Multiplies every price of some GPUs, rented and bought. */
  CatalogCopy pricesTimes(double factor, Predicate<String> gpus) {
    for (Map<String, Value> row : rows()) {
      if (gpus.test(text(row, "gpu"))) {
        for (String key : List.of("priceUsdPerHour", "priceUsd", "low", "high")) {
          number(row, key, price -> price * factor);
        }
      }
    }
    for (Map<String, Value> gpu : gpus()) {
      if (gpus.test(text(gpu, "id"))) {
        number(gpu, "launchPriceUsd", price -> price * factor);
      }
    }
    return this;
  }

  /** Adds a GPU like another under a new name, on offer on the same terms where asked. */
  CatalogCopy withTwin(String gpu, String twin, boolean onOffer) {
    Map<String, Value> added = new LinkedHashMap<>();
    gpus().stream().filter(one -> text(one, "id").equals(gpu)).forEach(added::putAll);
    added.put("id", new Value(twin, 0));
    added.put("name", new Value("Twin " + twin, 0));
    added.put("aliases", new Value(List.of(), 0));
    files.put("gpus/twins/" + twin + ".json", new Value(added, 0));
    if (onOffer) {
      for (List<Value> list : rowLists()) {
        List<Value> twins = new ArrayList<>();
        for (Value row : list) {
          if (text(map(row), "gpu").equals(gpu)) {
            Map<String, Value> offer = new LinkedHashMap<>(map(row));
            offer.put("gpu", new Value(twin, 0));
            twins.add(new Value(offer, 0));
          }
        }
        list.addAll(twins);
      }
    }
    return this;
  }

  /** Renames all files and shuffles all rows, so that everything is read in another order. */
  CatalogCopy shuffled(long seed) {
    Random random = new Random(seed);
    Map<String, Value> renamed = new LinkedHashMap<>();
    files.forEach(
        (file, tree) -> {
          int slash = file.indexOf('/');
          boolean fixed = slash < 0 || file.equals("offers/purchase.json");
          String name = "/" + random.nextInt(1000) + "-" + file.replace('/', '-');
          renamed.put(fixed ? file : file.substring(0, slash) + name, tree);
        });
    rowLists().forEach(list -> Collections.shuffle(list, random));
    files.clear();
    files.putAll(renamed);
    return this;
  }

  /** Writes the files and reads them as {@code --catalog} does. */
  Catalog in(Path folder) {
    try {
      for (Map.Entry<String, Value> file : files.entrySet()) {
        Path target = folder.resolve(file.getKey());
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.writeString(target, JsonText.line(plain(file.getValue())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CatalogReader.read(folder);
  }

  private List<Map<String, Value>> gpus() {
    List<Map<String, Value>> gpus = new ArrayList<>();
    files.forEach(
        (file, tree) -> {
          if (file.startsWith("gpus/")) {
            gpus.add(map(tree));
          }
        });
    return gpus;
  }

  private List<List<Value>> rowLists() {
    List<List<Value>> lists = new ArrayList<>();
    files.forEach(
        (file, tree) -> {
          if (file.startsWith("offers/")) {
            Value rows = map(tree).getOrDefault("offers", map(tree).get("purchases"));
            lists.add(Objects.requireNonNull(Objects.requireNonNull(rows).asList()));
          }
        });
    return lists;
  }

  private List<Map<String, Value>> rows() {
    List<Map<String, Value>> rows = new ArrayList<>();
    rowLists().forEach(list -> list.forEach(row -> rows.add(map(row))));
    return rows;
  }

  private static Map<String, Value> map(Value value) {
    return Objects.requireNonNull(value.asMap());
  }

  private static String text(Map<String, Value> fields, String key) {
    return String.valueOf(Objects.requireNonNull(fields.get(key)).content());
  }

  private static void number(Map<String, Value> fields, String key, DoubleUnaryOperator change) {
    Value value = fields.get(key);
    if (value != null && value.content() instanceof Number number) {
      fields.put(key, new Value(change.applyAsDouble(number.doubleValue()), 0));
    }
  }

  private static Object plain(Value value) {
    if (value.asMap() != null) {
      Map<String, Object> fields = new LinkedHashMap<>();
      map(value).forEach((key, field) -> fields.put(key, plain(field)));
      return fields;
    }
    if (value.asList() != null) {
      List<Object> items = new ArrayList<>();
      Objects.requireNonNull(value.asList()).forEach(item -> items.add(plain(item)));
      return items;
    }
    return value.content() instanceof Number number
        ? BigDecimal.valueOf(number.doubleValue())
        : value.content();
  }
}
