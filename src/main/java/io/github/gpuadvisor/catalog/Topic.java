package io.github.gpuadvisor.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kinds of predictions that are judged, and given an interval, apart from one another. */
public enum Topic {
  WEIGHTS_AND_CACHE(Work.SERVING, "weights-and-cache", "weights and KV cache"),
  INFERENCE_MEMORY(Work.SERVING, "inference-memory", "inference memory in total"),
  TRAINING_MEMORY(Work.TRAINING, "training-memory", "training peak memory"),
  FITS(Work.SERVING, "fits", "\"fits\" said where it does not"),
  DECODE(Work.SERVING, "decode", "decode, one stream"),
  PREFILL(Work.SERVING, "prefill", "prefill"),
  THROUGHPUT(Work.SERVING, "throughput", "serving throughput"),
  TPOT(Work.SERVING, "tpot", "TPOT at a concurrency"),
  E2E(Work.SERVING, "e2e", "end to end at a concurrency"),
  TTFT(Work.SERVING, "ttft", "mean TTFT at a concurrency"),
  TRAINING(Work.TRAINING, "training", "training speed"),
  SAMPLES(Work.SAMPLES, "samples", "samples inferred (vision, BERT, diffusion)"),
  SAMPLE_TRAINING(Work.SAMPLE_TRAINING, "sample-training", "vision and BERT training"),
  RUNS(Work.TRAINING, "runs", "whole training runs");

  /**
   * Kinds of work that teach little about one another: a GPU that was only ever seen serving is new
   * to whoever trains on it.
   */
  public enum Work {
    SERVING("serving"),
    SAMPLES("samples"),
    TRAINING("training"),
    SAMPLE_TRAINING("sample-training");

    private final String id;

    Work(String id) {
      this.id = id;
    }

    /** As written in engine files: {@code sample-training}. */
    public String id() {
      return id;
    }

    /**
     * The work that a question is about.
     *
     * @param generates work counted in tokens, on a decoder
     * @param serving else training
     */
    public static Work of(boolean generates, boolean serving) {
      if (serving) {
        return generates ? SERVING : SAMPLES;
      }
      return generates ? TRAINING : SAMPLE_TRAINING;
    }

    /** True where the model of its speed asks for a constant. */
    public boolean asksFor(Constant constant) {
      String name = constant.id();
      boolean samples = name.startsWith("sample") || name.startsWith("text");
      boolean trains =
          name.startsWith("train")
              || name.startsWith("elementwise")
              || constant == Constant.LOGIT_BYTES
              || (samples && name.contains("Train"));
      return constant != Constant.INTERVAL && this == of(!samples, !trains);
    }

    /** The work of an id, or null. */
    public static @Nullable Work of(String id) {
      for (Work work : values()) {
        if (work.id.equals(id)) {
          return work;
        }
      }
      return null;
    }
  }

  private static final Map<String, Topic> BY_ID = new LinkedHashMap<>();

  static {
    for (Topic topic : values()) {
      BY_ID.put(topic.id, topic);
    }
  }

  private final Work work;
  private final String id;
  private final String title;

  Topic(Work work, String id, String title) {
    this.work = work;
    this.id = id;
    this.title = title;
  }

  /** The work that is predicted. */
  public Work work() {
    return work;
  }

  /** As written in engine files: {@code tpot}. */
  public String id() {
    return id;
  }

  /** In words. */
  public String title() {
    return title;
  }

  /** The topic of an id, or null. */
  public static @Nullable Topic of(String id) {
    return BY_ID.get(id);
  }
}
