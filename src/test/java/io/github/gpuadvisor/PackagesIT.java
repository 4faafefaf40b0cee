package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the profile {@code dist} makes, unpacked as a user unpacks it: in a folder whose name has a
 * space, with no environment but a path that holds what the launcher calls and no Java.
 */
class PackagesIT {
  private static final String QUESTION =
      " recommend inference --model llama-3.1-8b --top 1 --as-of 2026-11-25";

  /** The packages of classes in the jar that are not ours, and whose they are. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "picocli", List.of("picocli"),
          "tools/jackson", List.of("jackson-core"),
          "org/snakeyaml", List.of("snakeyaml-engine"),
          "de/siegmar", List.of("fastcsv"),
          "org/hipparchus", List.of("hipparchus-core", "hipparchus-optim"));

  @TempDir private Path folder;
  private Path dist;
  private Path place;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void prepare() throws Exception {
    String output = System.getProperty("gpuadvisor.dist", "");
    assumeThat(output).as("gpuadvisor.dist names the folder of packages").isNotEmpty();
    assumeThat(Path.of("/bin/sh")).exists();
    dist = Path.of(output);
    // The real path, since that is what the launcher prints: on some systems the way to it is a
    // link.
    place = Files.createDirectory(folder.resolve("unpacked here")).toRealPath();
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : List.of("sh", "readlink", "find", "cksum", "stty")) {
      Path program = tools.resolve(tool);
      Files.writeString(program, "#!/bin/sh\nexec " + found(tool) + " \"$@\"\n");
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
    environment.put("PATH", tools.toString());
  }

  @Test
  void theImageAnswersWithoutAJavaAndWithoutAHome() throws Exception {
    Path home = image();
    CommandRun run = sh(home, "./gpu-advisor" + QUESTION);
    assertThat(run.errorOutput()).isEmpty();
    assertThat(run.output()).contains("Llama 3.1 8B", "1 × ", "\n1  ");
    assertThat(run.exitCode()).isZero();
    assertThat(sh(home, "./gpu-advisor version").output())
        .matches("gpu-advisor \\d+\\.\\d+\\.\\d+\\S*, Java \\d+.*\\R");
    assertThat(sh(home, "./gpu-advisor rules show memory/fits").output())
        .startsWith("# memory/fits\n");
    assertThat(sh(home, "./gpu-advisor recommend inference --model nothing").exitCode())
        .isEqualTo(2);
    assertThat(sh(home, "./gpu-advisor accuracy -o json >/dev/null").exitCode()).isZero();
  }

  @Test
  void theImageUsesTheArchiveThatItBrings() throws Exception {
    Path home = image();
    Path archive = home.resolve("lib/gpu-advisor.jsa");
    environment.put("GPU_ADVISOR_DEBUG_LAUNCH", "1");
    String launched = sh(home, "./gpu-advisor version").errorOutput();
    assertThat(launched)
        .startsWith(home.resolve("runtime/bin/java") + " ")
        .contains(" -XX:SharedArchiveFile=" + archive + " ");
    CommandRun log =
        sh(
            home,
            "runtime/bin/java -XX:+UseSerialGC -XX:+VerifySharedSpaces -Xshare:on -Xlog:class+load"
                + (" '-XX:SharedArchiveFile=" + archive + "'")
                + " -m io.github.gpuadvisor/io.github.gpuadvisor.Main"
                + QUESTION);
    assertThat(log.exitCode()).isZero();
    List<String> ours =
        log.output().lines().filter(line -> line.contains(" io.github.gpuadvisor.")).toList();
    assertThat(ours).hasSizeGreaterThan(100);
    assertThat(ours).allMatch(line -> line.contains("source: shared objects file"));
  }

  @Test
  void theImageTrainsNothingAndWritesNothing() throws Exception {
    Path home = image();
    List<String> before = files(home);
    Path user = Files.createDirectory(folder.resolve("home"));
    environment.put("HOME", user.toString());
    assertThat(sh(home, "./gpu-advisor" + QUESTION).exitCode()).isZero();
    assertThat(files(home)).isEqualTo(before);
    assertThat(files(user)).isEmpty();
  }

  @Test
  void theImageWorksThroughALinkFromAnotherFolder() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("advise"), image().resolve("gpu-advisor"));
    environment.put("GPU_ADVISOR_DEBUG_LAUNCH", "1");
    CommandRun run = sh(Path.of("/"), "'" + link + "' gpus resolve RTX4090");
    assertThat(run.output()).isEqualTo("rtx-4090\n");
    assertThat(run.errorOutput()).contains("lib/gpu-advisor.jsa");
  }

  @Test
  void theImageWorksWhereItMayNotBeWritten() throws Exception {
    Path home = image();
    assertThat(sh(home, found("chmod") + " -R a-w .").exitCode()).isZero();
    try {
      assertThat(sh(home, "./gpu-advisor" + QUESTION).exitCode()).isZero();
    } finally {
      assertThat(sh(home, found("chmod") + " -R u+w .").exitCode()).isZero();
    }
  }

  @Test
  void aDamagedArchiveNeitherKillsNorSpoilsTheAnswer() throws Exception {
    Path home = image();
    Path archive = home.resolve("lib/gpu-advisor.jsa");
    byte[] whole = Files.readAllBytes(archive);
    String expected = sh(home, "./gpu-advisor" + QUESTION).output();
    assertThat(expected).contains("Llama 3.1 8B");
    Map<String, byte[]> damages = new HashMap<>();
    damages.put("empty", new byte[0]);
    damages.put("cut short", Arrays.copyOf(whole, whole.length / 2));
    damages.put("zeros", new byte[whole.length]);
    damages.put("a header and zeros", Arrays.copyOf(firstPage(whole), whole.length));
    for (int part = 0; part < 8; part++) {
      byte[] flipped = whole.clone();
      // Every part is hit in many places; the first also in its header.
      for (int i = part * (whole.length / 8) + 64; i < (part + 1) * (whole.length / 8); i += 4099) {
        flipped[i] ^= (byte) 0xff;
      }
      damages.put("flipped in part " + part, flipped);
    }
    for (Map.Entry<String, byte[]> damage : damages.entrySet()) {
      Files.write(archive, damage.getValue());
      CommandRun run = sh(home, "./gpu-advisor" + QUESTION);
      assertThat(run.errorOutput()).as(damage.getKey()).isEmpty();
      assertThat(run.output()).as(damage.getKey()).isEqualTo(expected);
      assertThat(run.exitCode()).as(damage.getKey()).isZero();
    }
    Files.write(archive, whole);
    Files.delete(home.resolve("lib/gpu-advisor.jsa.cksum"));
    assertThat(sh(home, "./gpu-advisor" + QUESTION).output()).isEqualTo(expected);
    Files.delete(archive);
    assertThat(sh(home, "./gpu-advisor" + QUESTION).output()).isEqualTo(expected);
  }

  @Test
  void portablePackagesAnswerWhereThereIsAJava() throws Exception {
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("GPU_ADVISOR_TRAIN", "0");
    Path tar = untar(portable(".tar.gz"));
    CommandRun run = sh(tar, "./gpu-advisor" + QUESTION);
    assertThat(run.errorOutput()).isEmpty();
    assertThat(run.output()).contains("Llama 3.1 8B");
    List<String> files = files(tar);
    assertThat(sh(tar, found("rm") + " -r '" + tar + "'").exitCode()).isZero();
    Path zip = unzip(portable(".zip"));
    assertThat(sh(zip, "./gpu-advisor" + QUESTION).output()).isEqualTo(run.output());
    assertThat(files(zip)).isEqualTo(files);
  }

  @Test
  void packagesHoldWhatTheDocumentationNames() throws Exception {
    Path home = untar(portable(".tar.gz"));
    assertThat(files(home))
        .contains(
            "CHANGELOG.md",
            "LICENSE",
            "README.md",
            "gpu-advisor",
            "gpu-advisor.cmd",
            "lib/gpu-advisor.jar",
            "lib/gpu-advisor.jar.sha256",
            "completions/_gpu-advisor",
            "completions/gpu-advisor.bash",
            "completions/gpu-advisor.fish",
            "man/man1/gpu-advisor.1",
            "man/man1/gpu-advisor-recommend.1");
    assertThat(home.resolve("gpu-advisor")).isExecutable();
    Path jar = home.resolve("lib/gpu-advisor.jar");
    Path hash = home.resolve("lib/gpu-advisor.jar.sha256");
    // The launcher trusts no hash that is older than its jar.
    assertThat(Files.getLastModifiedTime(hash))
        .isGreaterThanOrEqualTo(Files.getLastModifiedTime(jar));
    assertThat(sh(hash.getParent(), sums() + " -c " + hash.getFileName()).exitCode()).isZero();
  }

  @Test
  void theReadmeInstallsAsItSays() throws Exception {
    String text = Files.readString(Path.of("README.md"));
    int start = text.indexOf("```sh\nmvn -Pdist ");
    assertThat(start).as("the block that makes packages").isPositive();
    List<String> lines = text.substring(start, text.indexOf("```\n", start + 1)).lines().toList();
    // This test runs after the packages were made, by the first of these lines.
    List<String> steps = lines.subList(2, lines.size());
    assertThat(steps).hasSizeGreaterThan(2);
    Path user = Files.createDirectory(folder.resolve("home"));
    Map<String, String> settings = Map.of("PATH", System.getenv("PATH"), "HOME", user.toString());
    CommandRun run = run(Path.of("").toAbsolutePath(), settings, String.join(" && ", steps));
    assertThat(run.errorOutput()).isEmpty();
    assertThat(run.output()).matches("gpu-advisor \\d+\\.\\d+\\.\\d+\\S*, Java \\d+.*\\R");
    assertThat(user.resolve(".local/bin/gpu-advisor")).isSymbolicLink();
  }

  @Test
  void theSumsAreThoseOfAllOtherFiles() throws Exception {
    assertThat(sh(dist, sums() + " -c SHA256SUMS").exitCode()).isZero();
    List<String> named =
        Files.readAllLines(dist.resolve("SHA256SUMS")).stream()
            .map(line -> line.replaceFirst("^[0-9a-f]{64} \\*", ""))
            .toList();
    assertThat(named).isSorted();
    List<String> others = new ArrayList<>(files(dist));
    others.remove("SHA256SUMS");
    assertThat(named).isEqualTo(others);
  }

  @Test
  void theFormulaNamesThePortablePackageAndItsSum() throws Exception {
    String formula = Files.readString(dist.resolve("gpu-advisor.rb"));
    Path tar = portable(".tar.gz");
    String sum =
        Files.readAllLines(dist.resolve("SHA256SUMS")).stream()
            .filter(line -> line.endsWith("*" + tar.getFileName()))
            .map(line -> line.substring(0, 64))
            .findFirst()
            .orElseThrow();
    assertThat(formula)
        .contains("/" + tar.getFileName() + "\"\n", "sha256 \"" + sum + "\"\n")
        .doesNotContainPattern("@[A-Z0-9]+@");
  }

  @Test
  void theBillOfMaterialsNamesExactlyTheLibrariesInTheJar() throws Exception {
    TreeSet<String> inTheJar = new TreeSet<>();
    String notice;
    try (JarFile jar = new JarFile(System.getProperty("gpuadvisor.jar"))) {
      jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && !name.startsWith("io/github/gpuadvisor/"))
          .map(name -> name.replaceFirst("^(picocli|[^/]+/[^/]+)/.*", "$1"))
          .forEach(
              root -> {
                assertThat(LIBRARIES).as("whose classes these are").containsKey(root);
                inTheJar.addAll(LIBRARIES.get(root));
              });
      try (InputStream in = jar.getInputStream(jar.getEntry("META-INF/NOTICE"))) {
        notice = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    JsonNode bill = JsonMapper.shared().readTree(one(".cdx.json").toFile());
    TreeSet<String> named = new TreeSet<>();
    for (JsonNode component : bill.get("components")) {
      named.add(component.get("name").asString());
      assertThat(notice).contains(" " + component.get("version").asString());
    }
    assertThat(named).isEqualTo(inTheJar);
    assertThat(bill.has("serialNumber")).as("what differs from build to build").isFalse();
    assertThat(bill.get("metadata").has("timestamp")).isFalse();
  }

  private Path image() throws Exception {
    List<Path> packages = new ArrayList<>();
    try (Stream<Path> all = Files.list(dist)) {
      all.filter(file -> file.toString().matches(".*-(linux|macos)-(x64|arm64)\\.tar\\.gz"))
          .forEach(packages::add);
    }
    assertThat(packages).as("images for this platform").hasSize(1);
    return untar(packages.get(0));
  }

  private Path portable(String ending) throws IOException {
    String bill = one(".cdx.json").getFileName().toString();
    return dist.resolve(bill.replace(".cdx.json", ending));
  }

  private Path one(String ending) throws IOException {
    try (Stream<Path> all = Files.list(dist)) {
      List<Path> found = all.filter(file -> file.toString().endsWith(ending)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private Path untar(Path archive) throws Exception {
    CommandRun run = run(place, Map.of("PATH", System.getenv("PATH")), "tar xzf '" + archive + "'");
    assertThat(run.errorOutput()).isEmpty();
    return theOnlyFolder();
  }

  private Path unzip(Path archive) throws IOException {
    Map<String, ?> permissions = Map.of("enablePosixFileAttributes", true);
    URI uri = URI.create("jar:" + archive.toUri());
    try (FileSystem zip = FileSystems.newFileSystem(uri, permissions);
        Stream<Path> entries = Files.walk(zip.getPath("/"))) {
      for (Path entry : entries.skip(1).toList()) {
        Path target = place.resolve(entry.toString().substring(1));
        if (Files.isDirectory(entry)) {
          Files.createDirectories(target);
        } else {
          Files.copy(entry, target);
          Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(entry));
        }
      }
    }
    return theOnlyFolder();
  }

  private Path theOnlyFolder() throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      List<Path> folders = all.toList();
      assertThat(folders).hasSize(1);
      return folders.get(0);
    }
  }

  private static List<String> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static byte[] firstPage(byte[] whole) {
    return Arrays.copyOf(whole, 4096);
  }

  private String found(String tool) throws Exception {
    String path =
        run(Path.of("/"), Map.of("PATH", System.getenv("PATH")), "command -v " + tool).output();
    assertThat(path).as("where %s is", tool).startsWith("/");
    return path.strip();
  }

  /** What checks sums: the one program where there is coreutils, the other where there is Perl. */
  private String sums() throws Exception {
    Map<String, String> path = Map.of("PATH", System.getenv("PATH"));
    boolean coreutils = run(Path.of("/"), path, "command -v sha256sum").exitCode() == 0;
    return coreutils ? found("sha256sum") : found("shasum") + " -a 256";
  }

  private CommandRun sh(Path where, String command) throws Exception {
    return run(where, environment, command);
  }

  private CommandRun run(Path where, Map<String, String> settings, String command)
      throws Exception {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", command)
            .directory(where.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(settings);
    Process process = builder.start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("does not end: " + command);
    }
    return new CommandRun(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
