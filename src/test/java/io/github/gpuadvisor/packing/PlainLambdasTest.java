package io.github.gpuadvisor.packing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

class PlainLambdasTest {
  @TempDir private Path folder;

  /** The class files of {@link Lambdas}, as they were compiled. */
  private Path compiled(String name) throws Exception {
    Path classes =
        Path.of(Lambdas.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String place = Lambdas.class.getPackageName().replace('.', '/');
    Path copies = Files.createDirectories(folder.resolve(name).resolve(place));
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(classes.resolve(place), "Lambdas*.class")) {
      for (Path file : all) {
        if (!file.getFileName().toString().contains("Test")) {
          Files.copy(file, copies.resolve(file.getFileName()));
        }
      }
    }
    return folder.resolve(name);
  }

  @Test
  void changesNothingThatALambdaDoes() throws Exception {
    Path classes = compiled("rewritten");
    assertThat(PlainLambdas.rewrite(classes)).isGreaterThan(15);

    URL[] place = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(place, ClassLoader.getPlatformClassLoader())) {
      Object rewritten =
          loader.loadClass(Lambdas.class.getName()).getDeclaredConstructor().newInstance();
      assertThat(rewritten.getClass()).isNotEqualTo(Lambdas.class);
      assertThat(((Callable<?>) rewritten).call()).isEqualTo(new Lambdas().call());
    }
  }

  @Test
  void leavesNoLambdaToLinkAtRunTime() throws Exception {
    Path classes = compiled("linked");
    assertThat(sites(classes)).isNotEmpty();
    PlainLambdas.rewrite(classes);
    assertThat(sites(classes)).isEmpty();
  }

  @Test
  void writesTheSameBytesEachTime() throws Exception {
    Path one = compiled("one");
    Path other = compiled("other");
    PlainLambdas.rewrite(one);
    PlainLambdas.rewrite(other);
    assertThat(bytes(one)).isEqualTo(bytes(other));
  }

  private static Map<String, List<Byte>> bytes(Path classes) throws IOException {
    Map<String, List<Byte>> all = new TreeMap<>();
    for (Path file : files(classes)) {
      List<Byte> bytes = new ArrayList<>();
      for (byte one : Files.readAllBytes(file)) {
        bytes.add(one);
      }
      all.put(file.getFileName().toString(), bytes);
    }
    return all;
  }

  private static List<Path> files(Path classes) throws IOException {
    try (var all = Files.walk(classes)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<String> sites(Path classes) throws IOException {
    List<String> sites = new ArrayList<>();
    for (Path file : files(classes)) {
      ClassNode node = new ClassNode();
      new ClassReader(Files.readAllBytes(file)).accept(node, 0);
      node.methods.forEach(
          method ->
              method.instructions.forEach(
                  step -> {
                    if (step instanceof InvokeDynamicInsnNode site
                        && site.bsm.getOwner().endsWith("LambdaMetafactory")) {
                      sites.add(node.name + "." + method.name);
                    }
                  }));
    }
    return sites;
  }
}
