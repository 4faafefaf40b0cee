package io.github.gpuadvisor.catalog.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The day of a file's prices, and how it is known.
 *
 * @param basis words for a report
 */
record AsOf(LocalDate date, String basis) {
  /** gpuhunt's versions, as 20260818-42, and days in file names. */
  private static final Pattern VERSION = Pattern.compile("(20\\d\\d)(\\d\\d)(\\d\\d)-\\d{1,6}");

  private static final Pattern DAY =
      Pattern.compile("(?<!\\d)(20\\d\\d)-?(\\d\\d)-?(\\d\\d)(?!\\d)");

  static AsOf of(Path file, @Nullable LocalDate stated) throws IOException {
    if (stated != null) {
      return new AsOf(stated, "by --as-of");
    }
    for (Path part = file.toAbsolutePath().normalize(); part != null; part = part.getParent()) {
      @Nullable Path name = part.getFileName();
      @Nullable LocalDate day = name == null ? null : version(name.toString());
      if (day != null) {
        return new AsOf(day, "by the version in its path");
      }
    }
    @Nullable Path name = file.getFileName();
    Matcher matcher = DAY.matcher(name == null ? "" : name.toString());
    @Nullable LocalDate day = matcher.find() ? day(matcher) : null;
    if (day != null) {
      return new AsOf(day, "by the file's name");
    }
    LocalDate modified =
        LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC);
    return new AsOf(modified, "by the file's date");
  }

  private static @Nullable LocalDate version(String name) {
    Matcher matcher = VERSION.matcher(name);
    return matcher.lookingAt() ? day(matcher) : null;
  }

  private static @Nullable LocalDate day(Matcher matcher) {
    try {
      return LocalDate.of(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3)));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
