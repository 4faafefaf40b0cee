package io.github.gpuadvisor.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kinds of predictions that are judged, and given an interval, apart from one another. */
public enum Topic {
  WEIGHTS_AND_CACHE("weights-and-cache", "weights and KV cache"),
  INFERENCE_MEMORY("inference-memory", "inference memory in total"),
  TRAINING_MEMORY("training-memory", "training peak memory"),
  FITS("fits", "\"fits\" said where it does not"),
  DECODE("decode", "decode, one stream"),
  PREFILL("prefill", "prefill"),
  THROUGHPUT("throughput", "serving throughput"),
  TPOT("tpot", "TPOT at a concurrency"),
  E2E("e2e", "end to end at a concurrency"),
  TTFT("ttft", "mean TTFT at a concurrency"),
  TRAINING("training", "training speed"),
  SAMPLES("samples", "samples inferred (vision, BERT, diffusion)"),
  SAMPLE_TRAINING("sample-training", "vision and BERT training"),
  RUNS("runs", "whole training runs");

  private static final Map<String, Topic> BY_ID = new LinkedHashMap<>();

  static {
    for (Topic topic : values()) {
      BY_ID.put(topic.id, topic);
    }
  }

  private final String id;
  private final String title;

  Topic(String id, String title) {
    this.id = id;
    this.title = title;
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
