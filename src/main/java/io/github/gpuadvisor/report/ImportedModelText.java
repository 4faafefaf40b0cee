package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.catalog.importing.model.ImportedModel;
import io.github.gpuadvisor.estimate.memory.KvCache;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.CachePrecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was read of a model, for people: the figures that decide memory, and what was assumed. */
public final class ImportedModelText {
  private static final int COLUMN = 13;
  private static final double KIB = 1024;

  private ImportedModelText() {}

  /** A line for each fact. */
  public static List<String> of(ImportedModel imported) {
    Model model = imported.model();
    List<String> lines = new ArrayList<>();
    lines.add(model.id() + ": " + model.name() + ", from " + imported.read());
    lines.add(line("parameters", parameters(model)));
    Transformer shape = model.transformer();
    if (shape != null) {
      lines.add(line("layers", layers(shape)));
      Transformer.Experts experts = shape.experts();
      if (experts != null) {
        lines.add(line("experts", experts(experts)));
      }
      lines.add(line("KV cache", cache(shape)));
    }
    lines.add(line("stored", stored(model)));
    for (String note : imported.notes()) {
      lines.add(line("note", note));
    }
    return lines;
  }

  private static String line(String name, String text) {
    return "  " + name + " ".repeat(COLUMN - name.length()) + text;
  }

  private static String parameters(Model model) {
    String all = Figures.whole(model.parameters());
    return model.activeParameters() == model.parameters()
        ? all
        : all + ", " + Figures.whole(model.activeParameters()) + " used for one token";
  }

  private static String layers(Transformer shape) {
    List<String> parts = new ArrayList<>();
    for (LayerGroup group : shape.groups()) {
      parts.add(group.count() + " " + kind(group) + heads(group));
    }
    return shape.layers()
        + " of width "
        + Figures.whole(shape.hiddenSize())
        + ": "
        + String.join("; ", parts);
  }

  private static String kind(LayerGroup group) {
    Integer window = group.window();
    return switch (group.attention()) {
      case FULL -> group.stateElements() == null ? "full attention" : "full attention with state";
      case WINDOW -> "window of " + Figures.whole(window == null ? 0 : window) + " tokens";
      case LATENT -> "latent attention";
      case STATE -> "recurrent";
      case CROSS -> "cross-attention";
      case SHARED -> "sharing another's cache";
      case NONE -> group.heads() > 0 ? "keeping nothing" : "without attention";
    };
  }

  private static String heads(LayerGroup group) {
    Integer latent = group.latentDimension();
    if (latent != null) {
      return ", " + group.heads() + " heads, " + latent + " numbers a token";
    }
    if (group.heads() == 0) {
      return "";
    }
    return ", "
        + group.heads()
        + " heads, "
        + group.kvHeads()
        + " for keys and values, of "
        + group.headDimension();
  }

  private static String experts(Transformer.Experts experts) {
    return experts.count()
        + ", "
        + experts.perToken()
        + " for each token"
        + (experts.shared() > 0 ? " and " + experts.shared() + " shared" : "")
        + ", in "
        + experts.layers()
        + " layers";
  }

  private static String cache(Transformer shape) {
    double bytes = KvCache.perToken(shape, CachePrecision.BF16).value();
    String context =
        shape.contextLength() == 0
            ? ""
            : ", context up to " + Figures.whole(shape.contextLength()) + " tokens";
    return bytes == 0
        ? "none that grows with the context" + context
        : Figures.significant(bytes / KIB, 4) + " KiB per token in 16 bit" + context;
  }

  private static String stored(Model model) {
    @Nullable Precision precision = model.checkpointPrecision();
    Double size = model.checkpointGB();
    String format = precision == null ? "in a format that the file does not name" : precision.id();
    return size == null
        ? format
        : String.format(Locale.ROOT, "%s, %s GB", format, Figures.significant(size, 4));
  }
}
