package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import org.jspecify.annotations.Nullable;

/** What is to be run. */
public sealed interface Workload permits Inference, FineTuning, Training {
  Model model();

  /** {@code inference}, {@code fine-tuning} or {@code training}. */
  String kind();

  /** Seconds that the whole work may take, or null where it has no end or no deadline. */
  @Nullable Double deadlineSeconds();

  /** The precision asked for, or null: as the checkpoint is published. */
  @Nullable Precision precision();
}
