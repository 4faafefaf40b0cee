package io.github.gpuadvisor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A Java source as the compiler reads it.
 *
 * @param types the public ones
 */
record Source(String path, List<String> lines, List<Method> methods, List<Type> types) {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /**
   * A method or constructor that has a body.
   *
   * @param line where it begins, behind what is said about it
   * @param length lines from the brace of its body to the last one
   * @param said its Javadoc and the comment right above it
   */
  record Method(String name, int line, int length, String said) {}

  /**
   * A class, record, enum, interface or annotation.
   *
   * @param said its Javadoc
   */
  record Type(String name, int line, String said) {}

  /** All below a folder, in the order of their paths. */
  static List<Source> below(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.walk(folder)) {
      paths = all.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
    try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null)) {
      return parsed(files.getJavaFileObjectsFromPaths(paths));
    }
  }

  /** A made-up one. */
  static Source of(String path, String text) throws IOException {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoresEncodingErrors) {
            return text;
          }
        };
    return parsed(List.of(file)).get(0);
  }

  private static List<Source> parsed(Iterable<? extends JavaFileObject> files) throws IOException {
    JavacTask task = (JavacTask) COMPILER.getTask(null, null, null, null, null, files);
    DocTrees trees = DocTrees.instance(task);
    List<Source> sources = new ArrayList<>();
    for (CompilationUnitTree unit : task.parse()) {
      Source source =
          new Source(
              unit.getSourceFile().getName(),
              unit.getSourceFile().getCharContent(true).toString().lines().toList(),
              new ArrayList<>(),
              new ArrayList<>());
      source.new Reader(unit, trees).scan(unit, null);
      sources.add(source);
    }
    return sources;
  }

  /** The comment of whole lines that ends right above a line. */
  private String commentAbove(int line) {
    String comment = "";
    for (int i = line - 2; i >= 0 && lines.get(i).strip().startsWith("//"); i--) {
      comment = lines.get(i).strip().substring(2) + "\n" + comment;
    }
    return comment;
  }

  private final class Reader extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final SourcePositions positions;

    private Reader(CompilationUnitTree unit, DocTrees trees) {
      this.unit = unit;
      this.trees = trees;
      this.positions = trees.getSourcePositions();
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      // The compiler's own constructors stand nowhere.
      if (method.getBody() != null && positions.getEndPosition(unit, method) >= 0) {
        int line = line(start(method));
        int first = line(start(method.getBody()));
        int last = line(positions.getEndPosition(unit, method.getBody()));
        String said = javadoc() + commentAbove(line);
        methods.add(new Method(method.getName().toString(), line, last - first + 1, said));
      }
      return super.visitMethod(method, null);
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      if (type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
        types.add(new Type(type.getSimpleName().toString(), line(start(type)), javadoc()));
      }
      return super.visitClass(type, null);
    }

    private long start(Tree tree) {
      return positions.getStartPosition(unit, tree);
    }

    private int line(long position) {
      return (int) unit.getLineMap().getLineNumber(position);
    }

    private String javadoc() {
      String text = trees.getDocComment(getCurrentPath());
      return text == null ? "" : text + "\n";
    }
  }
}
