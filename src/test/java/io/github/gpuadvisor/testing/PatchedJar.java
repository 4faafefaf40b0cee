package io.github.gpuadvisor.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** A jar with another constant in one class, and no byte longer for it. */
public final class PatchedJar {
  private PatchedJar() {}

  /** Writes a jar anew, uncompressed, with {@code from} replaced in a class, by as long a text. */
  public static void write(Path jar, String inClass, String from, String to) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
      }
    }
    byte[] code = entries.get(inClass);
    if (code == null) {
      throw new IOException("no such class: " + inClass);
    }
    String text = new String(code, StandardCharsets.ISO_8859_1);
    if (from.length() != to.length() || !text.contains(from)) {
      throw new IOException(inClass + " does not say " + from);
    }
    entries.put(inClass, text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1));
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out)) {
      packed.setMethod(ZipEntry.STORED);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        packed.putNextEntry(stored(entry.getKey(), entry.getValue()));
        packed.write(entry.getValue());
      }
    }
  }

  private static ZipEntry stored(String name, byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    return entry;
  }
}
