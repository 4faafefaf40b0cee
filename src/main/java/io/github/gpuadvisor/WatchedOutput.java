package io.github.gpuadvisor;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Locale;

/**
 * Standard output that remembers why it failed: a reader that went away (head) is no error, a full
 * disk is one.
 */
final class WatchedOutput extends FileOutputStream {
  private boolean lost;

  WatchedOutput(FileDescriptor descriptor) {
    super(descriptor);
  }

  /** True where an answer was lost for another reason than a reader that had enough. */
  boolean lost() {
    return lost;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      super.write(bytes, offset, length);
    } catch (IOException e) {
      lost |= !String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
      throw e;
    }
  }
}
