package io.github.gpuadvisor.deployment;

import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which parallel degrees an engine accepts for a model. A degree that it would refuse is never
 * proposed.
 */
public final class Degrees {
  /** vLLM's custom all-reduce supports 2, 4, 6 and 8 ranks; powers of two run everywhere. */
  private static final int[] TENSOR = {1, 2, 4, 8, 16, 32, 64};

  private static final int[] PIPELINE = {1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 24, 32};

  private Degrees() {}

  /** Valid tensor-parallel degrees up to a bound, ascending. */
  public static List<Integer> tensor(Model model, Engine engine, int most) {
    List<Integer> degrees = new ArrayList<>();
    for (int degree : TENSOR) {
      if (degree <= most && refusal(model, engine, degree) == null) {
        degrees.add(degree);
      }
    }
    return degrees;
  }

  /** Valid pipeline degrees up to a bound, ascending: no stage may be empty. */
  public static List<Integer> pipeline(Model model, Engine engine, int most) {
    List<Integer> degrees = new ArrayList<>();
    for (int degree : PIPELINE) {
      if (degree == 1 || (degree <= most && divides(model, engine, degree))) {
        degrees.add(degree);
      }
    }
    return degrees;
  }

  /** True where an engine splits a model into a number of stages, none of them empty. */
  public static boolean divides(Model model, Engine engine, int stages) {
    Transformer shape = model.transformer();
    boolean splits = engine.parallelism().pipeline() || engine.parallelism().layers();
    return stages == 1 || (splits && stages <= (shape == null ? 1 : shape.layers()));
  }

  /** Why an engine would refuse a tensor-parallel degree, or null where it accepts it. */
  public static @Nullable String refusal(Model model, Engine engine, int degree) {
    if (degree == 1) {
      return null;
    }
    Transformer shape = model.transformer();
    if (!engine.parallelism().tensor() || shape == null) {
      return engine.name() + " does not split a layer of " + model.name() + " over several GPUs";
    }
    for (LayerGroup group : shape.groups()) {
      String reason = refusal(group, degree);
      if (reason != null) {
        return reason;
      }
    }
    Transformer.Experts experts = shape.experts();
    if (experts != null
        && experts.intermediateSize() % degree != 0
        && experts.count() % degree != 0) {
      return experts.count()
          + " experts of width "
          + experts.intermediateSize()
          + " are not divided by "
          + degree;
    }
    int padded = roundUp(shape.vocabularySize(), engine.parallelism().vocabularyMultiple());
    if (padded % degree != 0) {
      return "the vocabulary of " + shape.vocabularySize() + " is not divided by " + degree;
    }
    return null;
  }

  private static @Nullable String refusal(LayerGroup group, int degree) {
    if (group.heads() > 0 && group.heads() % degree != 0) {
      return group.heads() + " attention heads are not divided by " + degree;
    }
    int kvHeads = group.kvHeads();
    if (group.splitsByHeads() && kvHeads > 0 && kvHeads % degree != 0 && degree % kvHeads != 0) {
      return kvHeads + " KV heads are neither divided by " + degree + " nor evenly copied";
    }
    return null;
  }

  private static int roundUp(int value, int multiple) {
    return multiple <= 1 ? value : (value + multiple - 1) / multiple * multiple;
  }
}
