package io.github.gpuadvisor.catalog.importing.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelNameTest {
  @Test
  void repositoryGivesOrganizationAndName() {
    assertThat(ModelName.of("Acme-AI/Chat_8B-v1.5", null, "file"))
        .isEqualTo(
            new ModelName("chat-8b-v1.5", "Chat_8B-v1.5", "acme-ai", "Acme-AI/Chat_8B-v1.5"));
  }

  @Test
  void pathIsNoRepository() {
    assertThat(ModelName.of("/home/me/runs/chat-8b", null, "file"))
        .isEqualTo(new ModelName("chat-8b", "chat-8b", null, null));
  }

  @Test
  void titleMayHaveAPublisher() {
    assertThat(ModelName.of("Chat 8B Instruct", "Acme AI", "file"))
        .isEqualTo(new ModelName("chat-8b-instruct", "Chat 8B Instruct", "acme-ai", null));
  }

  @Test
  void silentFileIsCalledAsItsFile() {
    assertThat(ModelName.of(" ", null, "My Model").id()).isEqualTo("my-model");
  }

  @Test
  void nameOfNothingThatAnIdMayHoldIsImported() {
    assertThat(ModelName.of("模型", null, "file").id()).isEqualTo("imported");
  }

  @Test
  void controlCharactersAndLengthAreTaken() {
    ModelName name = ModelName.of("a\u001b[31m\u202eb\n" + "c".repeat(500), "\u0000", "file");

    assertThat(name.name()).startsWith("a[31mbc").hasSize(96);
    assertThat(name.id()).matches("[a-z0-9][a-z0-9.-]*").hasSizeLessThanOrEqualTo(96);
    assertThat(name.organization()).isNull();
  }
}
