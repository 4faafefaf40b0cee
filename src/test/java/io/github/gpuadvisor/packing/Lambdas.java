package io.github.gpuadvisor.packing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Lambdas of every kind, for {@link PlainLambdasTest}: their results, one after another. */
public final class Lambdas implements Callable<List<Object>> {
  private final String own = "own";

  /** Lambdas of a class within the class. */
  private static final class Inner {
    private final long weight = 40_000_000_000L;

    private Supplier<Long> weighed(int more) {
      return () -> weight + more;
    }
  }

  private interface Adder {
    double add(byte small, long large, double real);
  }

  private String privately(String text) {
    return own + " " + text;
  }

  private static <T extends Comparable<T>> T larger(T one, T other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  @Override
  public List<Object> call() {
    List<Object> results = new ArrayList<>();
    addCapturing(results);
    addReferring(results);
    addConverting(results);
    addCapturingNothing(results);
    return results;
  }

  private void addCapturing(List<Object> results) {
    long wide = 7;
    double real = 0.5;
    boolean flag = true;
    BiFunction<Integer, Double, Object> captures =
        (count, share) -> wide + real * count + share + (flag ? own.length() : 0);
    results.add(captures.apply(3, 0.25));
    Runnable drops = () -> results.add("added, the answer dropped");
    drops.run();
    Supplier<Supplier<String>> nested = () -> () -> own + wide;
    results.add(nested.get().get());
    results.add(new Inner().weighed(2).get());
  }

  private void addReferring(List<Object> results) {
    Function<String, String> bound = this::privately;
    results.add(bound.apply("bound"));
    UnaryOperator<String> unbound = String::strip;
    results.add(unbound.apply("  unbound "));
    Function<String, StringBuilder> makes = StringBuilder::new;
    results.add(makes.apply("made").reverse().toString());
    IntFunction<int[]> array = int[]::new;
    results.add(array.apply(3).length);
    DoubleUnaryOperator library = Math::sqrt;
    results.add(library.applyAsDouble(9));
    BiFunction<Long, Long, Long> generic = Lambdas::larger;
    results.add(generic.apply(3L, 5L));
    Function<List<String>, Integer> ofInterface = List::size;
    results.add(ofInterface.apply(List.of("a", "b")));
  }

  private static void addConverting(List<Object> results) {
    ToLongFunction<Integer> unboxesAndWidens = Integer::intValue;
    results.add(unboxesAndWidens.applyAsLong(12));
    ToDoubleFunction<Character> fromCharacter = letter -> letter;
    results.add(fromCharacter.applyAsDouble('a'));
    IntToDoubleFunction primitive = n -> n * 1.5f;
    results.add(primitive.applyAsDouble(3));
    Function<Integer, Object> boxes = Integer::toBinaryString;
    results.add(boxes.apply(5));
    Adder adder = (small, large, part) -> small + large + part;
    results.add(adder.add((byte) -1, 5_000_000_000L, 0.5));
  }

  private static void addCapturingNothing(List<Object> results) {
    Supplier<String> nothing = () -> "nothing captured";
    results.add(nothing.get());
    List<Supplier<String>> capturingNothing = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      capturingNothing.add(() -> "one object for all");
    }
    results.add(capturingNothing.get(0) == capturingNothing.get(1));
  }
}
