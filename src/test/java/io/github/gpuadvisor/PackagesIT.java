package io.github.gpuadvisor;

import static io.github.gpuadvisor.testing.Packages.QUESTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.Packages;
import io.github.gpuadvisor.testing.Shell;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the profile {@code dist} makes for every platform, and what lies beside it. */
class PackagesIT {
  /** The packages of classes in the jar that are not ours, and whose they are. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "picocli", List.of("picocli"),
          "tools/jackson", List.of("jackson-core"),
          "org/snakeyaml", List.of("snakeyaml-engine"),
          "de/siegmar", List.of("fastcsv"),
          "org/hipparchus", List.of("hipparchus-core", "hipparchus-optim"));

  private Packages packages;

  @BeforeEach
  void prepare(@TempDir Path folder) throws Exception {
    packages = Packages.in(folder);
  }

  @Test
  void portablePackagesAnswerWhereThereIsAJava() throws Exception {
    packages = packages.with("JAVA_HOME", System.getProperty("java.home"));
    packages = packages.with("GPU_ADVISOR_TRAIN", "0");
    Path tar = packages.untar(packages.portable(".tar.gz"));
    CommandRun run = packages.sh(tar, "./gpu-advisor" + QUESTION);
    assertThat(run.errorOutput()).isEmpty();
    assertThat(run.output()).contains("Llama 3.1 8B");
    List<String> files = Packages.files(tar);
    assertThat(packages.sh(tar, packages.found("rm") + " -r '" + tar + "'").exitCode()).isZero();
    Path zip = packages.unzip(packages.portable(".zip"));
    assertThat(packages.sh(zip, "./gpu-advisor" + QUESTION).output()).isEqualTo(run.output());
    assertThat(Packages.files(zip)).isEqualTo(files);
  }

  @Test
  void packagesHoldWhatTheDocumentationNames() throws Exception {
    Path home = packages.untar(packages.portable(".tar.gz"));
    assertThat(Packages.files(home))
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
    assertThat(
            packages.sh(hash.getParent(), packages.sums() + " -c " + hash.getFileName()).exitCode())
        .isZero();
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
    Path user = Files.createDirectory(packages.folder().resolve("home"));
    Map<String, String> settings = Map.of("PATH", System.getenv("PATH"), "HOME", user.toString());
    CommandRun run =
        new Shell(packages.folder(), settings)
            .run(Path.of("").toAbsolutePath(), String.join(" && ", steps));
    assertThat(run.errorOutput()).isEmpty();
    assertThat(run.output()).matches("gpu-advisor \\d+\\.\\d+\\.\\d+\\S*, Java \\d+.*\\R");
    assertThat(user.resolve(".local/bin/gpu-advisor")).isSymbolicLink();
  }

  @Test
  void theSumsAreThoseOfAllOtherFiles() throws Exception {
    assertThat(packages.sh(packages.made(), packages.sums() + " -c SHA256SUMS").exitCode())
        .isZero();
    List<String> named =
        Files.readAllLines(packages.made().resolve("SHA256SUMS")).stream()
            .map(line -> line.replaceFirst("^[0-9a-f]{64} \\*", ""))
            .toList();
    assertThat(named).isSorted();
    List<String> others = new ArrayList<>(Packages.files(packages.made()));
    others.remove("SHA256SUMS");
    assertThat(named).isEqualTo(others);
  }

  @Test
  void theFormulaNamesThePortablePackageAndItsSum() throws Exception {
    String formula = Files.readString(packages.made().resolve("gpu-advisor.rb"));
    Path tar = packages.portable(".tar.gz");
    String sum =
        Files.readAllLines(packages.made().resolve("SHA256SUMS")).stream()
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
    JsonNode bill = JsonMapper.shared().readTree(packages.one(".cdx.json").toFile());
    TreeSet<String> named = new TreeSet<>();
    for (JsonNode component : bill.get("components")) {
      named.add(component.get("name").asString());
      assertThat(notice).contains(" " + component.get("version").asString());
    }
    assertThat(named).isEqualTo(inTheJar);
    assertThat(bill.has("serialNumber")).as("what differs from build to build").isFalse();
    assertThat(bill.get("metadata").has("timestamp")).isFalse();
  }
}
