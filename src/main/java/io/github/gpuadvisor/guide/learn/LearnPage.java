package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.catalog.Catalog;
import java.util.List;
import java.util.Map;

/**
 * A page with its numbers.
 *
 * @param body paragraphs and tables in Markdown
 * @param commands to try, without the program's name
 * @param related topics
 */
public record LearnPage(
    String id,
    String title,
    String summary,
    String body,
    List<String> commands,
    List<String> related) {

  public LearnPage {
    commands = List.copyOf(commands);
    related = List.copyOf(related);
  }

  static LearnPage of(Lesson lesson, Catalog catalog) {
    Lesson.Head head = lesson.head();
    Blanks blanks = new Blanks(head.id(), catalog);
    lesson.fill(blanks);
    return new LearnPage(
        head.id(),
        head.title(),
        head.summary(),
        filled(lesson.text(), blanks.filled()),
        head.commands(),
        head.related());
  }

  private static String filled(String text, Map<String, String> places) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
      int close = text.indexOf('}', open);
      String place = text.substring(open + 1, close);
      String value = places.get(place);
      if (value == null) {
        throw new IllegalStateException("nothing fills {" + place + "}");
      }
      filled.append(text, at, open).append(value);
      at = close + 1;
    }
    return filled.append(text, at, text.length()).toString();
  }

  List<Block> blocks() {
    return Block.of(body);
  }
}
