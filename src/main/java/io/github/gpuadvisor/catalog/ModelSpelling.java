package io.github.gpuadvisor.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The ways in which people and benchmarks write the name of a model, brought to one spelling. */
final class ModelSpelling {
  private static final Set<String> TUNING_WORDS =
      Set.of(
          "instruct", "it", "chat", "hf", "base", "meta", "preview", "dpo", "sft", "rl", "squad");
  private static final Set<String> FORMAT_WORDS =
      Set.of("fp8", "bf16", "fp16", "awq", "gptq", "int4", "int8", "nvfp4", "mxfp4", "gguf");

  /** What llama.cpp and its users append: {@code .Q4_0}, {@code -UD-Q4_K_XL}. */
  private static final Pattern GGUF_FORMAT = Pattern.compile("[-_. ](ud[-_])?i?q\\d[_a-z0-9]*$");

  /** MLPerf names the accuracy to reach beside the model: {@code bert-99.9}. */
  private static final Pattern ACCURACY = Pattern.compile("-99([.]9)?$");

  private static final Pattern BRACKET = Pattern.compile("\\([^()]*\\)");
  private static final Pattern VERSION = Pattern.compile("\\bv(?=\\d)");
  private static final Pattern ACTIVE = Pattern.compile("a\\d+([.]\\d+)?b");

  private ModelSpelling() {}

  /** The name without organization, tuning words and storage format, in one spelling. */
  static String key(String name) {
    return String.join("", words(name));
  }

  /** The same without the number of active parameters, which some leave out. */
  static String keyWithoutActive(String name) {
    return String.join(
        "", words(name).stream().filter(word -> !ACTIVE.matcher(word).matches()).toList());
  }

  private static List<String> words(String name) {
    String last = BRACKET.matcher(ModelNames.lower(name)).replaceAll(" ").strip();
    last = last.substring(last.lastIndexOf('/') + 1);
    last = GGUF_FORMAT.matcher(last).replaceFirst("");
    last = ACCURACY.matcher(last).replaceFirst("");
    last = VERSION.matcher(last).replaceAll("");
    List<String> words = new ArrayList<>();
    for (String word : last.split("[^a-z0-9.]+", -1)) {
      if (!word.isEmpty() && !TUNING_WORDS.contains(word) && !FORMAT_WORDS.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }
}
