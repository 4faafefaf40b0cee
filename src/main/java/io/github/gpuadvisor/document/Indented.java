package io.github.gpuadvisor.document;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;

/**
 * JSON with two spaces for each level, as Jackson's own printer writes it. That one joins texts in
 * a way that is linked when it is first reached, which took a tenth of a short run.
 */
final class Indented implements PrettyPrinter {
  private static final String LEVEL = "  ";

  private String newline = "\n";

  private void deeper() {
    newline += LEVEL;
  }

  private void end(JsonGenerator generator, int entries, char close) {
    newline = newline.substring(0, newline.length() - LEVEL.length());
    generator.writeRaw(entries == 0 ? " " : newline);
    generator.writeRaw(close);
  }

  @Override
  public void writeRootValueSeparator(JsonGenerator generator) {
    generator.writeRaw('\n');
  }

  @Override
  public void writeStartObject(JsonGenerator generator) {
    generator.writeRaw('{');
    deeper();
  }

  @Override
  public void writeEndObject(JsonGenerator generator, int entries) {
    end(generator, entries, '}');
  }

  @Override
  public void beforeObjectEntries(JsonGenerator generator) {
    generator.writeRaw(newline);
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator generator) {
    generator.writeRaw(',');
    generator.writeRaw(newline);
  }

  @Override
  public void writeObjectNameValueSeparator(JsonGenerator generator) {
    generator.writeRaw(" : ");
  }

  @Override
  public void writeStartArray(JsonGenerator generator) {
    generator.writeRaw('[');
    deeper();
  }

  @Override
  public void writeEndArray(JsonGenerator generator, int values) {
    end(generator, values, ']');
  }

  @Override
  public void beforeArrayValues(JsonGenerator generator) {
    generator.writeRaw(newline);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator generator) {
    generator.writeRaw(',');
    generator.writeRaw(newline);
  }
}
