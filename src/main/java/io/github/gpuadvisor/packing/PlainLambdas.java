package io.github.gpuadvisor.packing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes every lambda of a folder of class files a plain class, as javac would have made it of an
 * inner class. A lambda is otherwise linked when it is first reached, by library code that a short
 * run interprets: some two hundred of them took a tenth of an answer. A plain class comes out of
 * the class-data archive like any other.
 */
public final class PlainLambdas {
  private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

  private final Path folder;
  private int made;

  private PlainLambdas(Path folder) {
    this.folder = folder;
  }

  /** Rewrites the class files below the folder that is the one argument. */
  public static void main(String... args) throws IOException {
    rewrite(Path.of(args[0]));
  }

  /**
   * Rewrites the class files below a folder.
   *
   * @return how many lambdas became classes
   */
  static int rewrite(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    PlainLambdas lambdas = new PlainLambdas(folder);
    for (Path file : files) {
      lambdas.rewriteFile(file);
    }
    return lambdas.made;
  }

  private void rewriteFile(Path file) throws IOException {
    ClassNode owner = read(file);
    List<String> classes = new ArrayList<>();
    for (MethodNode method : owner.methods) {
      for (AbstractInsnNode step : method.instructions.toArray()) {
        if (step instanceof InvokeDynamicInsnNode site && isLambda(site)) {
          String name = owner.name + "$L" + classes.size();
          classes.add(name);
          Files.write(path(name), new LambdaClass(owner, name, site).bytes());
          method.instructions.set(step, replacement(name, site));
        }
      }
    }
    if (classes.isEmpty()) {
      return;
    }
    made += classes.size();
    if (owner.nestHostClass == null) {
      join(owner, classes);
      write(file, owner);
    } else {
      write(file, owner);
      ClassNode host = read(path(owner.nestHostClass));
      join(host, classes);
      write(path(owner.nestHostClass), host);
    }
  }

  /** Other factories make lambdas that can be serialized, or that have further interfaces. */
  private static boolean isLambda(InvokeDynamicInsnNode site) {
    return site.bsm.getOwner().equals(FACTORY) && site.bsm.getName().equals("metafactory");
  }

  /** What captures nothing is one object for all, as lambdas are. */
  private static AbstractInsnNode replacement(String name, InvokeDynamicInsnNode site) {
    return Type.getArgumentTypes(site.desc).length == 0
        ? new FieldInsnNode(
            Opcodes.GETSTATIC,
            name,
            LambdaClass.ONLY,
            Type.getReturnType(site.desc).getDescriptor())
        : new MethodInsnNode(Opcodes.INVOKESTATIC, name, LambdaClass.OF, site.desc, false);
  }

  /** A nest's classes reach each other's private methods, such as the bodies of lambdas. */
  private static void join(ClassNode host, List<String> classes) {
    if (host.nestMembers == null) {
      host.nestMembers = new ArrayList<>();
    }
    host.nestMembers.addAll(classes);
  }

  private Path path(String name) {
    return folder.resolve(name + ".class");
  }

  private static ClassNode read(Path file) throws IOException {
    ClassNode node = new ClassNode();
    new ClassReader(Files.readAllBytes(file)).accept(node, 0);
    return node;
  }

  private static void write(Path file, ClassNode node) throws IOException {
    ClassWriter writer = new ClassWriter(0);
    node.accept(writer);
    Files.write(file, writer.toByteArray());
  }
}
