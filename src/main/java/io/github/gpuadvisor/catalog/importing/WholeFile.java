package io.github.gpuadvisor.catalog.importing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file of the user's own data that is there whole or not at all. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Puts a text in the place of a file in one step: whoever reads sees the old text or the new. A
   * link at that place is replaced, not followed.
   *
   * @throws IOException where that cannot be done; the old file is then as it was
   */
  public static void write(Path file, String text) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    @Nullable Path part = null;
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      part = Files.createTempFile(folder, "." + file.getFileName(), ".part", readable(folder));
      part.toFile().deleteOnExit();
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      part = null;
    } finally {
      discard(part);
    }
  }

  /**
   * As other programs' files: what the user's mask leaves; temporary files are the owner's alone.
   */
  private static FileAttribute<?>[] readable(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"))
        }
        : new FileAttribute<?>[0];
  }

  private static void discard(@Nullable Path part) {
    if (part != null) {
      try {
        Files.deleteIfExists(part);
      } catch (IOException e) {
        part.toFile().deleteOnExit();
      }
    }
  }
}
