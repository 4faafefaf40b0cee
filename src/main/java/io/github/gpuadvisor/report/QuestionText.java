package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.AtHand;
import io.github.gpuadvisor.workload.Budget;
import io.github.gpuadvisor.workload.CachePrecision;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Job;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Training;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The question that an answer repeats. */
public final class QuestionText {
  private static final int MOST_COUNTRIES = 4;

  private QuestionText() {}

  /** The question in one line, every default visible. */
  public static String of(Request request) {
    Workload work = request.workload();
    List<String> parts = new ArrayList<>();
    parts.add(work.model().name());
    if (work instanceof Inference inference) {
      inference(inference, parts);
    } else if (work instanceof FineTuning tuning) {
      parts.add("fine-tune, " + tuning.method().id());
      addSize(tuning.tokens(), tuning.sequenceLength(), tuning.deadlineSeconds(), parts);
    } else if (work instanceof Training training) {
      parts.add("train");
      addSize(training.tokens(), training.sequenceLength(), training.deadlineSeconds(), parts);
      if (training.totalFlops() != null) {
        parts.add(flops(training.totalFlops()));
      }
    }
    if (work.precision() != null) {
      parts.add(work.precision().id());
    }
    limits(request.limits(), parts);
    parts.add(
        request.preferences().profile().equals("own")
            ? "own weights"
            : request.preferences().profile());
    return String.join(" · ", parts);
  }

  /** What the answer had to keep to, where the question said so. */
  private static void limits(Limits limits, List<String> parts) {
    Limits.Hardware hardware = limits.hardware();
    @Nullable AtHand atHand = hardware.atHand();
    if (atHand != null) {
      parts.add((atHand.system() ? "on " : "on your ") + atHand.name());
    }
    if (hardware.reservedGiB() > 0) {
      parts.add(Figures.significant(hardware.reservedGiB(), 3) + " GiB of each kept free");
    }
    if (hardware.gpus() != null) {
      int named = hardware.gpus().size();
      parts.add("on " + (named == 1 ? hardware.gpus().iterator().next() : named + " GPUs named"));
    }
    if (hardware.classes() != null) {
      parts.add(String.join("/", hardware.classes().stream().map(GpuClass::id).toList()));
    }
    if (hardware.vendors() != null) {
      parts.add(String.join("/", hardware.vendors().stream().map(Vendor::title).toList()));
    }
    if (!hardware.excluded().isEmpty()) {
      int named = hardware.excluded().size();
      parts.add(
          "without "
              + (named == 1 ? hardware.excluded().iterator().next() : named + " GPUs named"));
    }
    if (hardware.maxGpus() != null) {
      parts.add("at most " + hardware.maxGpus() + " GPUs");
    }
    if (hardware.maxNodes() != null) {
      parts.add("at most " + hardware.maxNodes() + " machines");
    }
    if (hardware.maxPowerWatts() != null) {
      parts.add("≤ " + Figures.whole(hardware.maxPowerWatts()) + " W");
    }
    if (hardware.engine() != null) {
      parts.add("in " + hardware.engine());
    }
    Limits.Market market = limits.market();
    Budget budget = market.budget();
    if (budget != null) {
      parts.add("≤ $" + Figures.usd(budget.amount().usd()) + "/" + budget.per().id());
    }
    if (market.pricing() != Offer.Pricing.ON_DEMAND) {
      parts.add(market.pricing().id());
    }
    if (market.purchase() == Limits.Purchase.ANY) {
      parts.add("rented or bought");
    } else if (market.purchase() == Limits.Purchase.BUY) {
      parts.add("bought");
    }
    if (market.providers() != null) {
      parts.add("from " + String.join("/", market.providers()));
    }
    if (market.regions() != null) {
      parts.add("in " + String.join("/", market.regions()));
    }
    if (market.countries() != null) {
      parts.add("in " + countries(market.countries()));
    }
  }

  private static String countries(Set<String> countries) {
    return countries.size() > MOST_COUNTRIES
        ? countries.size() + " countries"
        : String.join("/", countries);
  }

  private static void inference(Inference work, List<String> parts) {
    @Nullable Job job = work.job();
    if (job != null) {
      parts.add(job(job, work));
      if (!work.model().generates()) {
        addSizes(work, parts);
      }
      if (work.deadlineSeconds() != null) {
        parts.add("within " + Figures.duration(work.deadlineSeconds()));
      }
    }
    Inference.Load load = work.load();
    Double rate = load.requestsPerSecond();
    String often = rate == null ? "" : Figures.significant(rate, 3);
    if (job != null && !work.model().generates()) {
      return;
    }
    if (work.model().transformer() == null) {
      parts.add(
          rate != null
              ? "serve " + often + " samples/s"
              : load.max() ? "serve in full batches" : "serve " + load.concurrency() + " at once");
      return;
    }
    if (!work.model().generates()) {
      String length = Figures.whole(work.inputTokens());
      String texts = rate == null ? "texts" : often + " texts/s";
      parts.add("serve " + texts + " of " + length + " tokens");
      return;
    }
    parts.add(
        load.max()
            ? job == null ? "serve as many as fit" : "as many at once as fit"
            : rate != null
                ? "serve " + often + " requests/s"
                : "serve " + load.concurrency() + " at once");
    parts.add(
        Figures.whole(work.inputTokens()) + " in, " + Figures.whole(work.outputTokens()) + " out");
    if (work.context() != work.inputTokens() + work.outputTokens()) {
      parts.add("context " + Figures.whole(work.context()));
    }
    if (work.cachePrecision() != CachePrecision.BF16) {
      parts.add("KV " + work.cachePrecision().id());
    }
    addTarget("TTFT", work.targets().ttft(), parts);
    addTarget("TPOT", work.targets().tpot(), parts);
    addTarget("end to end", work.targets().e2e(), parts);
  }

  private static String job(Job job, Inference work) {
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
  private static void addSizes(Inference work, List<String> parts) {
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

  private static void addTarget(
      String title, Inference.@Nullable Target target, List<String> parts) {
    if (target != null) {
      parts.add(title + " " + target.figure().id() + " ≤ " + Figures.duration(target.seconds()));
    }
  }

  private static void addSize(
      @Nullable Double tokens, int sequence, @Nullable Double deadline, List<String> parts) {
    // A model that works on samples counts each as one token.
    boolean samples = sequence == 1;
    if (tokens != null) {
      parts.add(Figures.compact(tokens) + (samples ? " samples" : " tokens"));
    }
    if (!samples) {
      parts.add("sequences of " + Figures.whole(sequence));
    }
    if (deadline != null) {
      parts.add("within " + Figures.duration(deadline));
    }
  }

  private static String flops(double flops) {
    int exponent = (int) Math.floor(Math.log10(flops));
    return Figures.fixed(flops / Math.pow(10, exponent), 2) + "e" + exponent + " FLOPs";
  }
}
