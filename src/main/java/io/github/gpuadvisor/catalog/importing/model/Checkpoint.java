package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a Hugging Face repository: the configuration says the shape, safetensors headers or
 * their index beside it say what is stored, to the byte.
 */
final class Checkpoint {
  static final String CONFIG = "config.json";
  private static final String SINGLE = "model.safetensors";
  private static final String QUANTIZATION = "hf_quant_config.json";
  private static final int LARGEST_CONFIG = 4 << 20;

  /** Counts that differ by more than this are not of the same model. */
  private static final double SAME = 0.1;

  private final Path config;
  private final String where;
  private final List<String> notes = new ArrayList<>();
  private String read;

  private Checkpoint(Path config, String where) {
    this.config = config;
    this.where = where;
    this.read = String.valueOf(config.getFileName());
  }

  /**
   * Reads a model.
   *
   * @param weights a safetensors file or an index that was named; null: what is beside the
   *     configuration
   */
  static ImportedModel read(Path config, String where, @Nullable Path weights) throws IOException {
    return new Checkpoint(config, where).read(weights);
  }

  private ImportedModel read(@Nullable Path weights) throws IOException {
    HuggingFaceConfig parsed = quantized(HuggingFaceConfig.read(text(config, where), where));
    Blueprint blueprint = parsed.blueprint();
    read += parsed.architecture() == null ? "" : " (" + parsed.architecture() + ")";
    notes.addAll(blueprint.notes());
    int layers = blueprint.shape() == null ? Integer.MAX_VALUE : blueprint.shape().layers();
    TensorTotals totals = new TensorTotals(layers, parsed.packedBits());
    @Nullable Path beside = weights == null ? beside() : weights;
    @Nullable Double bytes = beside == null ? null : bytes(beside, totals);
    double counted = blueprint.weights().total();
    double parameters = bytes == null ? counted : parameters(counted, totals, parsed.quantized());
    double active = blueprint.weights().active();
    boolean dense = active == counted;
    ModelParts parts =
        new ModelParts(
            ModelName.of(parsed.statedName(), null, otherName()),
            parsed.architecture(),
            blueprint,
            parameters,
            dense ? parameters : active,
            precision(parsed, totals),
            bytes);
    return new ImportedModel(parts.model(), read, notes);
  }

  /** Model Optimizer keeps what it did to the weights in a file of its own. */
  private HuggingFaceConfig quantized(HuggingFaceConfig parsed) throws IOException {
    Path file = config.resolveSibling(QUANTIZATION);
    if (parsed.quantized() || !Files.isRegularFile(file)) {
      return parsed;
    }
    ConfigFields document =
        ConfigFields.of(Json.read(text(file, QUANTIZATION), QUANTIZATION), QUANTIZATION);
    @Nullable Precision format = StoredPrecision.ofModelOptimizer(document);
    return format == null ? parsed : parsed.storedAs(format);
  }

  private @Nullable Path beside() {
    for (String name : List.of(SafetensorsIndex.NAME, SINGLE)) {
      Path path = config.resolveSibling(name);
      if (Files.isRegularFile(path)) {
        return path;
      }
    }
    return null;
  }

  /** Bytes of the tensors of a file, or of all files of an index; null where nothing says. */
  private @Nullable Double bytes(Path weights, TensorTotals totals) throws IOException {
    String name = String.valueOf(weights.getFileName());
    read += ", " + name;
    if (!name.endsWith(".json")) {
      SafetensorsHeader.read(weights, name, totals);
      return totals.bytes();
    }
    SafetensorsIndex index = SafetensorsIndex.read(weights, name);
    if (index == null) {
      throw new DocumentException(
          name, 0, "is no index of safetensors files: it has no weight_map");
    }
    for (String shard : index.shards()) {
      if (!Files.isRegularFile(weights.resolveSibling(shard))) {
        notes.add(
            "only the index was read, for "
                + shard
                + " is not beside it: its total size is taken, parameters are counted from the"
                + " configuration");
        return index.totalBytes();
      }
    }
    for (String shard : index.shards()) {
      SafetensorsHeader.read(weights.resolveSibling(shard), shard, totals);
    }
    read += " and " + index.shards().size() + " headers";
    return totals.bytes();
  }

  /** What the tensors hold wins over what the configuration makes of it. */
  private double parameters(double counted, TensorTotals totals, boolean quantized) {
    double stored = totals.parameters();
    if (stored == 0) {
      return counted;
    }
    if (totals.further() > 0) {
      note("%,.0f parameters more predict further tokens and are not counted", totals.further());
    }
    boolean same = Math.abs(stored - counted) <= SAME * counted;
    if (!same && quantized) {
      note("how its parameters are packed is not known here: counted from the configuration");
      return counted;
    }
    if (!same) {
      throw new DocumentException(
          where,
          0,
          String.format(
              Locale.ROOT,
              "its sizes make %,.0f parameters, the tensors hold %,.0f: not of one model",
              counted,
              stored));
    }
    if (stored != counted) {
      note("the tensors hold %,.0f parameters; the configuration makes %,.0f", stored, counted);
    }
    return stored;
  }

  private @Nullable Precision precision(HuggingFaceConfig parsed, TensorTotals totals) {
    @Nullable TensorType type = totals.dominating();
    boolean said = parsed.quantized() && parsed.precision() != null;
    if (said || type == null || type.precision() == null) {
      if (parsed.quantized() && !said) {
        notes.add("how its weights are quantized is not known here: taken as 16 bit");
      }
      return parsed.precision();
    }
    Precision stored = totals.inBlocks() ? Precision.MXFP4 : type.precision();
    if (parsed.precision() != null && stored != parsed.precision()) {
      notes.add(
          "stored as "
              + Objects.requireNonNull(stored).id()
              + ", though the configuration says "
              + parsed.precision().id());
    }
    return stored;
  }

  private void note(String format, Object... numbers) {
    notes.add(String.format(Locale.ROOT, format, numbers));
  }

  /** What the folder is called: every configuration has the same name. */
  private String otherName() {
    String file = String.valueOf(config.getFileName());
    Path folder = config.toAbsolutePath().normalize().getParent();
    return file.equals(CONFIG) && folder != null && folder.getFileName() != null
        ? folder.getFileName().toString()
        : file.replaceAll("(?i)\\.json$", "");
  }

  private static String text(Path file, String where) throws IOException {
    if (Files.size(file) > LARGEST_CONFIG) {
      throw new DocumentException(where, 0, "is larger than 4 MiB, too large for a configuration");
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
