package io.github.gpuadvisor.report.html;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A headless Chromium of this machine. */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Path program;
  private final Path folder;

  private Chromium(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * The browser on the path, or null where there is none.
   *
   * @param folder for its profile
   */
  static @Nullable Chromium find(Path folder) {
    for (String place : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String name : NAMES) {
        Path program = Path.of(place.isEmpty() ? "." : place, name);
        if (Files.isExecutable(program)) {
          return new Chromium(program, folder);
        }
      }
    }
    return null;
  }

  /** The page as it stands once its scripts have run. */
  String dom(Path page, int width, String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    options.addAll(List.of("--virtual-time-budget=20000", "--dump-dom"));
    return run(page, width, 900, options);
  }

  /** A picture of the page's top. */
  void screenshot(Path page, int width, int height, Path picture) {
    run(page, width, height, List.of("--screenshot=" + picture.toAbsolutePath()));
  }

  private String run(Path page, int width, int height, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--user-data-dir=" + folder.resolve("profile"),
            "--window-size=" + width + "," + height));
    command.addAll(options);
    command.add(page.toUri().toString());
    try {
      Path errors = Files.createTempFile(folder, "chromium", ".txt");
      Process browser = new ProcessBuilder(command).redirectError(errors.toFile()).start();
      String out = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!browser.waitFor(60, TimeUnit.SECONDS)) {
        browser.destroyForcibly();
        throw new IllegalStateException("the browser did not end");
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
