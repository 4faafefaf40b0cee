package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import java.util.List;

/** Encoders of text: BERT and its kin. They keep nothing from token to token. */
final class EncoderArchitecture implements Architecture {
  /** Which of BERT's parts a family has. */
  enum Kin {
    BERT,
    ROBERTA,
    DISTILBERT,
    ELECTRA
  }

  private final Kin kin;

  EncoderArchitecture(Kin kin) {
    this.kin = kin;
  }

  @Override
  public Blueprint read(ConfigFields c) {
    int hidden = c.whole(kin == Kin.DISTILBERT ? "dim" : "hidden_size");
    int layers = kin == Kin.DISTILBERT ? c.whole("n_layers") : Sizes.layers(c);
    int heads = c.whole(Sizes.HEADS);
    int width = c.whole(kin == Kin.DISTILBERT ? "hidden_dim" : "intermediate_size");
    int vocabulary = c.whole("vocab_size");
    int positions = c.whole("max_position_embeddings");
    if (!c.missing().isEmpty()) {
      return Blueprint.NOTHING;
    }
    int headDim = Sizes.headDim(c, hidden, heads);
    WeightCount weights = new WeightCount();
    weights.add(embeddings(c, (double) vocabulary + positions, hidden));
    Blocks blocks = new Blocks();
    for (int layer = 0; layer < layers; layer++) {
      blocks.none(heads, headDim);
      weights.add(Count.biasedBlock(hidden, width));
    }
    boolean pools = kin == Kin.BERT || kin == Kin.ROBERTA;
    if (pools) {
      weights.add(Count.linear(hidden, hidden, true));
    }
    // RoBERTa counts positions from 2: two rows of its table are never used for text.
    int context = kin == Kin.ROBERTA ? positions - 2 : positions;
    return encoder(
        new Transformer(
            layers,
            hidden,
            width,
            vocabulary,
            false,
            true,
            Math.max(0, context),
            blocks.groups(),
            null,
            null),
        weights,
        pools ? List.of("counted with the pooling layer, without heads for a task") : List.of());
  }

  /** Tables of so many rows and of kinds of text, their norm, and what widens them where needed. */
  private double embeddings(ConfigFields c, double rows, int hidden) {
    int table = c.wholeOr(hidden, "embedding_size");
    int types = kin == Kin.DISTILBERT ? 0 : c.wholeOr(2, "type_vocab_size");
    double widening = table == hidden ? 0 : Count.linear(table, hidden, true);
    return (rows + types) * table + 2.0 * table + widening;
  }

  /** An encoder, whose vocabulary counts once: it has no output matrix. */
  static Blueprint encoder(Transformer shape, WeightCount weights, List<String> notes) {
    Model.Sample text = new Model.Sample("text", null, null, null);
    return new Blueprint(Model.Kind.ENCODER, shape, weights, text, notes);
  }
}
