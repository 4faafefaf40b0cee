package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.unit.Durations;
import io.github.gpuadvisor.unit.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings into a {@link Job}: which of its measures was given, and whether the model has it. */
final class JobReader {
  private static final List<String> MEASURES =
      List.of("imagesPerSecond", "streams", "audioHours", "items");

  private static final double USUAL_FRAMES_PER_SECOND = 30;
  private static final double SECONDS_PER_HOUR = 3600;

  /** Sound that Whisper's encoder takes at once, however short what is in it. */
  private static final double WINDOW_SECONDS = 30;

  private static final String IMAGE = "image";
  private static final String SOUND = "audio-second";
  private static final String GOOD_AMOUNT = "give a number above zero, as in 5M";

  private final Settings settings;

  JobReader(Settings settings) {
    this.settings = settings;
  }

  /** The job, or null where the question states none. */
  @Nullable Job read(Model model) {
    List<String> given = new ArrayList<>();
    for (String key : MEASURES) {
      if (settings.has(key)) {
        given.add(key);
      }
    }
    if (given.size() > 1) {
      throw new InvalidInputException(
          "conflicting-options",
          "give "
              + Option.flag(given.get(0))
              + " or "
              + Option.flag(given.get(1))
              + ", not both: each says how much work there is");
    }
    @Nullable Job job = given.isEmpty() ? null : job(given.get(0), model);
    if (settings.has("fps") && (job == null || job.streams() == null)) {
      throw settings.wrong("fps", "frames belong to streams: give --streams, as in --streams 4");
    }
    if (settings.has("deadline") && (job == null || job.items() == null)) {
      throw settings.wrong(
          "deadline",
          "serving has no end: say how much there is to do, as in --items 5M or --audio-hours 100");
    }
    return job;
  }

  private Job job(String measure, Model model) {
    refuseLoad(measure);
    return switch (measure) {
      case "imagesPerSecond" -> {
        requireImages(measure, model);
        yield new Job(Job.Unit.IMAGE, null, amount(measure), null, null, null);
      }
      case "streams" -> {
        requireImages(measure, model);
        yield streams();
      }
      case "audioHours" -> sound(model);
      default ->
          new Job(
              isOf(model, IMAGE) ? Job.Unit.IMAGE : Job.Unit.ITEM,
              Math.ceil(amount(measure)),
              null,
              null,
              null,
              deadline());
    };
  }

  /** A job says itself what arrives; only how many are worked on at once can be asked beside it. */
  private void refuseLoad(String measure) {
    boolean streams = measure.equals("streams");
    for (String key : List.of("requestsPerSecond", "concurrency")) {
      if (settings.has(key) && (streams || !key.equals("concurrency"))) {
        throw new InvalidInputException(
            "conflicting-options",
            "give "
                + Option.flag(measure)
                + " or "
                + Option.flag(key)
                + ", not both: each says what arrives");
      }
    }
  }

  private Job streams() {
    int streams =
        settings.readOr(
            "streams", Quantity::count, "give a number of streams above zero, as in 4", 1, "");
    double frames =
        settings.readOr(
            "fps",
            Quantity::positive,
            "give frames a second above zero, as in 30",
            USUAL_FRAMES_PER_SECOND,
            "fewer frames of each stream need less, in proportion");
    return new Job(Job.Unit.FRAME, null, streams * frames, streams, null, null);
  }

  /** Sound in windows where the encoder has a fixed length, else in seconds. */
  private Job sound(Model model) {
    if (!isOf(model, SOUND)) {
      throw settings.wrong(
          "audioHours", model.name() + " does not listen; " + instead("whisper-large-v3"));
    }
    @Nullable Transformer shape = model.transformer();
    boolean windows = shape != null && shape.encoder() != null && shape.encoder().tokens() != null;
    boolean seconds =
        shape == null && model.sample() != null && model.sample().forwardGflops() != null;
    if (!windows && !seconds) {
      throw settings.wrong(
          "audioHours",
          "no source tells what "
              + model.name()
              + " does for a second of sound; "
              + instead("whisper-large-v3"));
    }
    double each = windows ? WINDOW_SECONDS : 1;
    double items = Math.ceil(amount("audioHours") * SECONDS_PER_HOUR / each);
    return new Job(Job.Unit.SOUND, items, null, null, each, deadline());
  }

  private void requireImages(String key, Model model) {
    if (!isOf(model, IMAGE)) {
      throw settings.wrong(key, model.name() + " does not work on images; " + instead("yolo11n"));
    }
  }

  private static String instead(String model) {
    return "give a model that does, as in --model " + model;
  }

  private double amount(String key) {
    @Nullable Double amount = settings.read(key, Quantity::positive, GOOD_AMOUNT);
    return amount == null ? 0 : amount;
  }

  private @Nullable Double deadline() {
    return settings.read("deadline", Durations::seconds, WorkloadReader.GOOD_DURATION);
  }

  private static boolean isOf(Model model, String unit) {
    return model.sample() != null && model.sample().unit().equals(unit);
  }
}
