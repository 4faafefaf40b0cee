package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.workload.Assumption;
import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.PoolReader;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Settings;
import io.github.gpuadvisor.workload.SpecReader;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers as the command line would be read, so that what is refused there is refused at its
 * own question, and what is assumed there is what Enter takes here.
 */
final class Sense {
  /** Training has no demands of its own on the options that go with every kind. */
  private static final String ANY_KIND = "training";

  private static final String ANY_SIZE = "8B";
  private static final String TRAIN_AND_SERVE = "train and serve";
  private static final String ANY_POOL =
      "{\"workloads\": [{\"kind\": \"training\", \"params\": \"8B\"}, "
          + "{\"kind\": \"inference\", \"params\": \"8B\"}]}";

  private final Catalog catalog;
  private final RequestReader reader;
  private final Settings given;
  private final Runnable pool;

  Sense(Catalog catalog, LocalDate today, Beside beside) {
    this.catalog = catalog;
    this.reader = new RequestReader(catalog, today);
    this.given = beside.given();
    this.pool = beside.pool();
  }

  Catalog catalog() {
    return catalog;
  }

  boolean isGiven(String key) {
    return given.has(key);
  }

  /** What was answered or typed for a key, or null. */
  @Nullable String text(Settled settled, String key) {
    return settled.options().containsKey(key) ? settled.options().get(key) : given.text(key);
  }

  /**
   * Refuses what cannot be used.
   *
   * @param fresh what was just settled
   * @param name what a refusal calls it
   * @throws io.github.gpuadvisor.workload.InvalidInputException saying what would be right
   */
  void check(Settled settled, Answer fresh, String name) {
    if (Settled.POOL.equals(fresh.settled().get(Settled.KIND))) {
      checkPool();
    }
    if (knowsModel(settled)) {
      for (Settled part : settled.parts()) {
        reader.readForRanking(part.kind(), settings(part, fresh, name));
      }
    }
  }

  /** Refuses several workloads where what was typed with the command goes with one alone. */
  private void checkPool() {
    pool.run();
    Settings beside = new Settings();
    for (String key : given.keys()) {
      if (Belonging.isShared(key)) {
        beside.put(key, String.valueOf(given.text(key)), given.where(key));
      }
    }
    new PoolReader(reader, TRAIN_AND_SERVE)
        .read(SpecReader.tree(ANY_POOL, TRAIN_AND_SERVE), beside);
  }

  /**
   * Refuses options that were typed with the command and cannot be used, whatever is answered.
   *
   * @throws io.github.gpuadvisor.workload.InvalidInputException saying what would be right
   */
  void checkGiven() {
    Settings settings = given.copy();
    if (!knowsModel(new Settled().with("", Answer.of("", Settled.KIND, ANY_KIND)))) {
      settings.put("params", ANY_SIZE, "");
    }
    reader.read(ANY_KIND, settings);
  }

  /** The model asked about, once it is known. */
  @Nullable Model model(Settled settled) {
    return knowsModel(settled) ? request(settled).workload().model() : null;
  }

  /** True where work is counted in tokens: text goes in and text comes out, token by token. */
  boolean countsTokens(Settled settled) {
    @Nullable Model model = model(settled);
    return model != null && model.generates() && model.sample() == null;
  }

  /** The default that is taken for a key, as the command line spells it; empty where none is. */
  String usual(Settled settled, String key) {
    for (Assumption one : request(settled).assumed()) {
      if (one.field().equals(key)) {
        return one.value();
      }
    }
    return "";
  }

  private boolean knowsModel(Settled settled) {
    if (settled.kind().isEmpty()) {
      return false;
    }
    Map<String, String> options = settled.options();
    return options.containsKey("model")
        || options.containsKey("params")
        || given.has("model")
        || given.has("modelFile")
        || given.has("params");
  }

  private Request request(Settled settled) {
    return reader.readForRanking(settled.kind(), settings(settled, Answer.none(""), ""));
  }

  private Settings settings(Settled settled, Answer fresh, String name) {
    Settings settings = given.copy();
    for (String key : given.keys()) {
      settings = settled.takes(key) ? settings : settings.without(key);
    }
    put(settled, fresh, name, settings);
    return settings;
  }

  private static void put(Settled settled, Answer fresh, String name, Settings settings) {
    settled
        .options()
        .forEach(
            (key, value) ->
                settings.put(
                    key, value, fresh.settled().containsKey(key) ? name : Option.flag(key)));
  }
}
