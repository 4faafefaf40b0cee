package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.catalog.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What may be spent, and with whom. */
final class MarketQuestions {
  private static final Answer RENT =
      new Answer("rent", "by the hour from a cloud, given back at any time", Map.of());
  private static final Answer BUY =
      Answer.of("buy", "cards for a machine of your own", "purchase", "buy");
  private static final Answer EITHER =
      Answer.of("either", "both in one ranking", "purchase", "any");
  private static final Answer NO_LIMIT = Answer.none("no limit");

  private final Sense sense;

  MarketQuestions(Sense sense) {
    this.sense = sense;
  }

  static Question purchase() {
    return new Question(
        "rent or buy",
        "Rent or buy?",
        "A rented GPU costs by the hour, a bought one once, and power and a machine around it.",
        RENT,
        new Question.Doubt(RENT, "nothing is paid in advance, and a wrong choice costs an hour"),
        new Way.Listed(List.of(RENT, BUY, EITHER)));
  }

  Question budget(Settled settled) {
    @Nullable String purchase = sense.text(settled, "purchase");
    String rented = settled.serves() ? "12/h or 6000/month" : "12/h, or 40000/total for all of it";
    String help =
        "buy".equals(purchase)
            ? "US dollars for the cards: 2500/purchase."
            : "any".equals(purchase)
                ? "US dollars, and for what: " + rented + "; 2500/purchase for cards."
                : "US dollars, and for what: " + rented + ".";
    return new Question(
        "budget",
        "What is the most that you can spend?",
        help,
        NO_LIMIT,
        new Question.Doubt(NO_LIMIT, "the ranking shows what each costs"),
        new Way.Stated(typed -> Texts.optional(typed, NO_LIMIT, "budget")));
  }

  /** Providers that rent out something, with how many offers of them are known. */
  Question provider() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Offer offer : sense.catalog().offers()) {
      counts.merge(offer.provider(), 1, Integer::sum);
    }
    Answer any = Answer.none("any");
    List<Answer> providers = new ArrayList<>();
    counts.forEach(
        (name, count) ->
            providers.add(
                Answer.of(name, count + (count == 1 ? " price" : " prices"), "provider", name)));
    return new Question(
        "provider",
        "From which provider?",
        "Type part of a name; several with commas between them: aws,gcp.",
        any,
        new Question.Doubt(any, "the more prices are compared, the lower the lowest"),
        new NameSearch("provider", any, providers));
  }
}
