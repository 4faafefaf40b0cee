package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Topic;
import io.github.gpuadvisor.document.Fields;
import io.github.gpuadvisor.document.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@link FitSettings} from JSON. */
public final class FitSettingsReader {
  private FitSettingsReader() {}

  /**
   * Settings from JSON.
   *
   * @param where how errors call the text
   */
  public static FitSettings read(String text, String where) {
    Fields f = Fields.of(Json.read(text, where), where);
    Map<Constant, FitSettings.Prior> bounds = new EnumMap<>(Constant.class);
    Fields constants = f.object("constants");
    for (String id : constants.keys()) {
      bounds.put(constant(constants, id), prior(constants.object(id)));
    }
    List<FitSettings.Profile> profiles = new ArrayList<>();
    for (Fields profile : f.objects("profiles")) {
      List<Constant> fitted = new ArrayList<>();
      for (String id : profile.texts("constants")) {
        fitted.add(constant(profile, id));
      }
      profiles.add(
          new FitSettings.Profile(
              profile.text("id"),
              profile.text("engine"),
              profile.text("era"),
              profile.texts("after"),
              topics(profile),
              loss(profile),
              fitted));
      profile.done();
    }
    f.done();
    return new FitSettings(bounds, profiles);
  }

  private static FitSettings.Prior prior(Fields f) {
    Map<String, Double> byFamily = new TreeMap<>();
    if (f.has("byFamily")) {
      f.numbers("byFamily")
          .forEach(
              (family, value) -> {
                if (value != null) {
                  byFamily.put(family, value);
                }
              });
    }
    f.text("why");
    FitSettings.Prior prior =
        new FitSettings.Prior(
            f.number("prior"),
            f.number("spread"),
            f.number("low"),
            f.number("high"),
            f.number("familySpread"),
            byFamily);
    f.done();
    return prior;
  }

  private static Loss loss(Fields profile) {
    String id = profile.text("loss");
    @Nullable Loss loss = Loss.of(id);
    if (loss == null) {
      throw profile.wrong("loss", "no loss " + id);
    }
    return loss;
  }

  private static Set<Topic> topics(Fields profile) {
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    for (String id : profile.texts("topics")) {
      @Nullable Topic topic = Topic.of(id);
      if (topic == null) {
        throw profile.wrong("topics", "no topic " + id);
      }
      topics.add(topic);
    }
    return topics;
  }

  private static Constant constant(Fields f, String id) {
    @Nullable Constant constant = Constant.of(id);
    if (constant == null) {
      throw f.wrong(id, "no constant of that name");
    }
    return constant;
  }
}
