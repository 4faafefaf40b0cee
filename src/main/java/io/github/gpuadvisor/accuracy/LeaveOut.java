package io.github.gpuadvisor.accuracy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Predicts every case by the fit, and by fits that saw nothing of its source, GPU or model. */
public final class LeaveOut {
  private final Calibration calibration;
  private final List<Case> cases;
  private final Consumer<String> progress;

  public LeaveOut(Calibration calibration, List<Case> cases, Consumer<String> progress) {
    this.calibration = calibration;
    this.cases = List.copyOf(cases);
    this.progress = progress;
  }

  /**
   * All predictions.
   *
   * @param best the fit on all cases
   * @param rounded the same as it is written
   */
  public Predictions predict(Profiles best, Profiles rounded) {
    List<Map<Split, Double>> values = new ArrayList<>();
    cases.forEach(one -> values.add(new EnumMap<>(Split.class)));
    put(values, Split.NONE, indices(cases.size()), rounded);
    for (Split split : Split.values()) {
      if (split != Split.NONE) {
        leaveOut(split, best, values);
      }
    }
    List<Predictions.Row> rows = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      Case one = cases.get(i);
      rows.add(
          new Predictions.Row(
              one.measurement(),
              Profiles.key(one.engine().id(), one.era().id()),
              one.family(),
              values.get(i)));
    }
    return new Predictions(rows);
  }

  private static List<Integer> indices(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private void leaveOut(Split split, Profiles best, List<Map<Split, Double>> values) {
    Map<String, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < cases.size(); i++) {
      groups
          .computeIfAbsent(split.group(cases.get(i).measurement()), group -> new ArrayList<>())
          .add(i);
    }
    int done = 0;
    for (Map.Entry<String, List<Integer>> group : groups.entrySet()) {
      done++;
      progress.accept(
          "left out: " + split.id() + " " + group.getKey() + ", " + done + " of " + groups.size());
      Profiles fitted =
          calibration.without(measurement -> split.group(measurement).equals(group.getKey()), best);
      put(values, split, group.getValue(), fitted);
    }
  }

  private void put(
      List<Map<Split, Double>> values, Split split, List<Integer> which, Profiles profiles) {
    List<@Nullable Double> predicted =
        which.parallelStream().map(i -> predicted(cases.get(i), profiles)).toList();
    for (int i = 0; i < which.size(); i++) {
      @Nullable Double value = predicted.get(i);
      if (value != null) {
        values.get(which.get(i)).put(split, value);
      }
    }
  }

  private static @Nullable Double predicted(Case one, Profiles profiles) {
    return one.predicted(profiles.of(one));
  }
}
