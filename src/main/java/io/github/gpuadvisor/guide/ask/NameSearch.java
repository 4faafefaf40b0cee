package io.github.gpuadvisor.guide.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names by part of them. Several with commas between them are taken as they are typed.
 *
 * @param none the answer that names nothing, offered before all others
 */
record NameSearch(String key, Answer none, List<Answer> names) implements Way {
  NameSearch {
    names = List.copyOf(names);
  }

  @Override
  public List<Answer> offered(String typed) {
    String wanted = lower(typed);
    List<Answer> found = new ArrayList<>();
    if (none.label().startsWith(wanted)) {
      found.add(none);
    }
    for (boolean begins : new boolean[] {true, false}) {
      for (Answer name : names) {
        if (name.label().contains(wanted) && name.label().startsWith(wanted) == begins) {
          found.add(name);
        }
      }
    }
    return found;
  }

  @Override
  public @Nullable Answer read(String typed) {
    String wanted = lower(typed);
    for (Answer one : offered(wanted)) {
      if (one.label().equals(wanted)) {
        return one;
      }
    }
    boolean open = wanted.indexOf(',') < 0 && !offered(wanted).isEmpty();
    return open ? null : Answer.of(wanted, key, wanted);
  }

  @Override
  public boolean narrows() {
    return true;
  }

  private static String lower(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }
}
