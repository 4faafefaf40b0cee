package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.CachePrecision;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Job;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a question about inference asks for: the job or the load, its sizes, and targets. */
final class ServingText {
  private final Inference work;
  private final List<String> parts;

  /**
   * @param parts of the question, where these are added
   */
  ServingText(Inference work, List<String> parts) {
    this.work = work;
    this.parts = parts;
  }

  void add() {
    @Nullable Job job = work.job();
    if (job != null) {
      addJob(job);
    }
    if (work.model().generates()) {
      parts.add(requests(job != null));
      addLengths();
      addTargets();
    } else if (job == null) {
      parts.add(work.model().transformer() == null ? samples() : texts());
    }
  }

  private void addJob(Job job) {
    parts.add(job(job));
    if (!work.model().generates()) {
      addSizes();
    }
    if (work.deadlineSeconds() != null) {
      parts.add("within " + Figures.duration(work.deadlineSeconds()));
    }
  }

  /** Of a model that works on samples. */
  private String samples() {
    @Nullable Double rate = work.load().requestsPerSecond();
    if (rate != null) {
      return "serve " + Figures.significant(rate, 3) + " samples/s";
    }
    return work.load().max() ? "serve in full batches" : atOnce();
  }

  /** Of a model that reads and does not write. */
  private String texts() {
    @Nullable Double rate = work.load().requestsPerSecond();
    String texts = rate == null ? "texts" : Figures.significant(rate, 3) + " texts/s";
    return "serve " + texts + " of " + Figures.whole(work.inputTokens()) + " tokens";
  }

  /** Of a model that writes. */
  private String requests(boolean ends) {
    if (work.load().max()) {
      return ends ? "as many at once as fit" : "serve as many as fit";
    }
    @Nullable Double rate = work.load().requestsPerSecond();
    return rate == null ? atOnce() : "serve " + Figures.significant(rate, 3) + " requests/s";
  }

  private String atOnce() {
    return "serve " + work.load().concurrency() + " at once";
  }

  private void addLengths() {
    parts.add(
        Figures.whole(work.inputTokens()) + " in, " + Figures.whole(work.outputTokens()) + " out");
    if (work.context() != work.inputTokens() + work.outputTokens()) {
      parts.add("context " + Figures.whole(work.context()));
    }
    if (work.cachePrecision() != CachePrecision.BF16) {
      parts.add("KV " + work.cachePrecision().id());
    }
  }

  private void addTargets() {
    addTarget("TTFT", work.targets().ttft());
    addTarget("TPOT", work.targets().tpot());
    addTarget("end to end", work.targets().e2e());
  }

  private String job(Job job) {
    @Nullable Double hours = job.soundHours();
    @Nullable Double frames = job.framesPerSecond();
    @Nullable Integer streams = job.streams();
    @Nullable Double items = job.items();
    @Nullable Double rate = job.perSecond();
    if (hours != null) {
      return "hear " + Figures.compact(hours) + (hours == 1 ? " hour" : " hours");
    }
    if (frames != null && streams != null) {
      String cameras = streams == 1 ? " stream" : " streams";
      return "watch " + streams + cameras + " at " + Figures.significant(frames, 3) + "/s";
    }
    String verb = work.model().kind() == Model.Kind.DIFFUSION ? "make " : "work on ";
    return items == null
        ? verb + (rate == null ? "" : Figures.significant(rate, 3)) + " images/s"
        : verb + Figures.compact(items) + " " + job.unit().plural();
  }

  /** What one sample is. */
  private void addSizes() {
    Model.@Nullable Sample sample = work.model().sample();
    if (work.model().transformer() != null) {
      parts.add(Figures.whole(work.inputTokens()) + " tokens each");
    } else if (sample != null && sample.resolution() != null) {
      String pixels = String.valueOf(sample.resolution());
      parts.add(pixels + "×" + pixels);
    }
    if (sample != null && sample.steps() != null) {
      parts.add(sample.steps() + " steps");
    }
  }

  private void addTarget(String title, Inference.@Nullable Target target) {
    if (target != null) {
      parts.add(title + " " + target.figure().id() + " ≤ " + Figures.duration(target.seconds()));
    }
  }
}
