package io.github.gpuadvisor.guide.learn;

import java.util.List;

/**
 * What one page says. A number never stands in its text: the text names places, and {@link #fill}
 * puts into each what the catalog or an estimator says.
 */
abstract class Lesson {
  private final Head head;
  private final String text;

  /**
   * What is known of a page before it is read.
   *
   * @param id what is typed to read it
   * @param summary what it explains, for the list of topics
   * @param commands to try, without the program's name
   * @param related topics to read next
   */
  record Head(
      String id, String title, String summary, List<String> commands, List<String> related) {}

  /**
   * @param text paragraphs and tables in Markdown, with places for numbers: <code>{bandwidth}
   *     </code>; a place alone on its line may hold the rows of a table
   */
  Lesson(Head head, String text) {
    this.head = head;
    this.text = text;
  }

  final Head head() {
    return head;
  }

  final String text() {
    return text;
  }

  /** Puts something into every place of the text. */
  abstract void fill(Blanks blanks);
}
