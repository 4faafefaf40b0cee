package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A GGUF file, or all parts of one that was split, into a model. */
final class GgufFile {
  private static final Pattern PART = Pattern.compile("(.*)-(\\d{5})-of-(\\d{5})\\.gguf");
  private static final int MOST_PARTS = 1000;

  private GgufFile() {}

  static ImportedModel read(Path file, String where) throws IOException {
    GgufHeader header = whole(file, where);
    GgufModel read = GgufModel.of(header, where);
    Blueprint blueprint = read.blueprint();
    GgufFields fields = read.fields();
    GgufPrecision precision = GgufPrecision.of(fields.fileType(), read.tensors());
    List<String> notes = new ArrayList<>(blueprint.notes());
    String note = precision.note();
    if (note != null) {
      notes.add(note);
    }
    String fileName = String.valueOf(file.getFileName());
    ModelParts parts =
        new ModelParts(
            ModelName.of(
                fields.general("name"),
                fields.general("organization"),
                fileName.replaceAll("(?i)\\.gguf$", "")),
            fields.architecture(),
            blueprint,
            blueprint.weights().total(),
            blueprint.weights().active(),
            precision.precision(),
            read.tensors().bytes());
    if (!(blueprint.weights().total() >= 1)) {
      throw new DocumentException(where, 0, "has no weights: it is a vocabulary alone");
    }
    return new ImportedModel(
        parts.model(), "GGUF header of " + fileName + " (" + fields.architecture() + ")", notes);
  }

  /** The header; of a split file the metadata of the first part and the tensors of all. */
  private static GgufHeader whole(Path file, String where) throws IOException {
    GgufHeader header = GgufHeader.read(file, where);
    long count = header.metadata().get("split.count") instanceof Long parts ? parts : 1;
    if (count <= 1) {
      return header;
    }
    Matcher name = PART.matcher(String.valueOf(file.getFileName()));
    if (count > MOST_PARTS || !name.matches()) {
      throw new DocumentException(
          where,
          0,
          "is one of " + count + " parts, but is not named like one (-00001-of-00002.gguf)");
    }
    Map<String, Object> metadata = header.metadata();
    List<GgufTensor> tensors = new ArrayList<>();
    for (int part = 1; part <= count; part++) {
      String other = String.format(Locale.ROOT, "%s-%05d-of-%05d.gguf", name.group(1), part, count);
      Path path = file.resolveSibling(other);
      if (!Files.isRegularFile(path)) {
        throw new DocumentException(
            where, 0, "is one of " + count + " parts: " + other + " is missing");
      }
      GgufHeader next = GgufHeader.read(path, other);
      if (part == 1) {
        metadata = next.metadata();
      }
      tensors.addAll(next.tensors());
    }
    return new GgufHeader(metadata, tensors);
  }
}
