package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.UnknownNameException;
import io.github.gpuadvisor.document.Nearest;
import java.util.List;

/** All lessons, in the order in which a newcomer reads them. */
public final class Lessons {
  private static final int NEAREST = 3;

  static final List<Lesson> ALL =
      List.of(
          new ArchitectureLesson(),
          new ParallelismLesson(),
          new MemoryLesson(),
          new PrecisionLesson(),
          new KvCacheLesson(),
          new TrainingMemoryLesson(),
          new InterconnectLesson(),
          new ParallelPlansLesson(),
          new FrameworksLesson(),
          new SpecializedChipsLesson(),
          new EdgeLesson(),
          new SupercomputersLesson(),
          new ChoosingLesson(),
          new NextLesson());

  private Lessons() {}

  /** A topic and what it explains. */
  public record Entry(String id, String title, String summary) {}

  public static List<Entry> list() {
    return ALL.stream()
        .map(Lesson::head)
        .map(one -> new Entry(one.id(), one.title(), one.summary()))
        .toList();
  }

  public static List<String> ids() {
    return ALL.stream().map(one -> one.head().id()).toList();
  }

  /**
   * The page of a topic with its numbers.
   *
   * @throws UnknownNameException where there is no such topic
   */
  public static LearnPage page(String topic, Catalog catalog) {
    for (Lesson lesson : ALL) {
      if (lesson.head().id().equals(topic)) {
        return LearnPage.of(lesson, catalog);
      }
    }
    List<String> near = Nearest.to(topic, ids(), NEAREST);
    throw new UnknownNameException(
        "unknown-topic",
        "no topic called '" + topic + "'",
        (near.isEmpty() ? "" : "near: " + String.join(", ", near) + ". ")
            + "All: gpu-advisor learn",
        near);
  }
}
