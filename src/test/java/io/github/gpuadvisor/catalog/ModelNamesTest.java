package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNamesTest {
  private static final Catalog CATALOG = CatalogIndex.builtIn();

  private static Resolution resolve(String typed) {
    return CATALOG.modelNames().resolve(typed);
  }

  @ParameterizedTest
  @CsvSource({
    "llama-3.1-70b, llama-3.1-70b",
    "' LLAMA-3.1-70B ', llama-3.1-70b",
    "Llama 3.1 70B, llama-3.1-70b",
    "llama3.1:70b, llama-3.1-70b",
    "GPT-3, gpt-3",
    "gpt3, gpt-3",
    "resnet50, resnet-50",
    "DeepSeek-V3, deepseek-v3"
  })
  void takesIdsAndAliases(String typed, String id) {
    assertThat(resolve(typed).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "meta-llama/Llama-3.1-70B, llama-3.1-70b",
    "meta-llama/Llama-3.1-70B-Instruct, llama-3.1-70b",
    "meta-llama/Meta-Llama-3.1-70B-Instruct, llama-3.1-70b",
    "deepseek-ai/DeepSeek-R1, deepseek-r1",
    "mistralai/Mixtral-8x7B-Instruct-v0.1, mixtral-8x7b",
    "google/gemma-3-27b-it, gemma-3-27b",
    "openai/gpt-oss-120b, gpt-oss-120b"
  })
  void takesHuggingFaceIds(String typed, String id) {
    assertThat(resolve(typed).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "somebody/Llama-3.1-70B-Instruct-GGUF, llama-3.1-70b",
    "neuralmagic/Meta-Llama-3.1-70B-Instruct-FP8, llama-3.1-70b",
    "Qwen/Qwen2.5-72B-Instruct-AWQ, qwen2.5-72b"
  })
  void looksThroughTuningAndStorageFormat(String typed, String id) {
    assertThat(resolve(typed)).isEqualTo(new Resolution(id, "name", List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "llama-2-7b.Q4_0, llama-2-7b",
    "gemma-4-31B-it-UD-Q4_K_XL, gemma-4-31b",
    "NVIDIA-Nemotron-3-Super-120B-A12B-UD-Q4_K_XL, nemotron-3-super-120b-a12b",
    "llama2-70b-99.9, llama-2-70b",
    "3d-unet-99, 3d-unet",
    "LLaMA v3.1 405B, llama-3.1-405b",
    "BERT-Large (SQuAD v1.1), bert-large",
    "BERT-large SQuAD, bert-large",
    "bert-99, bert-large",
    "ResNet-50 v1.5, resnet-50",
    "Qwen3.5-397B, qwen3.5-397b-a17b",
    "CompVis/stable-diffusion-v1-4, stable-diffusion-1.5"
  })
  void takesWhatBenchmarksAndModelFilesAreCalled(String typed, String id) {
    assertThat(resolve(typed).id()).isEqualTo(id);
  }

  @Test
  void everyIdAliasAndHuggingFaceIdNamesItsModel() {
    assertThat(CATALOG.modelIds())
        .allSatisfy(
            id -> {
              assertThat(resolve(id)).isEqualTo(new Resolution(id, "id", List.of()));
              Model model = CATALOG.model(id);
              assertThat(model.aliases())
                  .allSatisfy(alias -> assertThat(resolve(alias).id()).isEqualTo(id));
              if (model.huggingFaceId() != null) {
                assertThat(resolve(model.huggingFaceId()).id()).isEqualTo(id);
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "llama-3.1-77b, llama-3.1-70b",
    "mixtral-8x7, mixtral-8x7b",
    "someone/deepseek-v33, deepseek-v3"
  })
  void namesNearOnesForAMistypedName(String typed, String near) {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> resolve(typed))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo("unknown-model");
              assertThat(e.candidates()).contains(near).hasSizeLessThanOrEqualTo(6);
              assertThat(e.hint()).contains("near: ").contains("--params 70B");
            });
  }

  @Test
  void aNameThatFitsSeveralListsThem() {
    ModelNames names = new ModelNames();
    names.add("first", () -> List.of("one/Shared-Instruct"));
    names.add("second", () -> List.of("two/Shared-Chat"));

    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> names.resolve("three/Shared"))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo("ambiguous-model");
              assertThat(e.candidates()).containsExactly("first", "second");
            });
    assertThat(names.resolve("two/shared-chat").id()).isEqualTo("second");
  }
}
