// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.checks;

import static java.util.Objects.requireNonNull;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The types and methods declared in Java sources, as the JDK's own compiler parses them. */
final class Syntax {
  /**
   * A named type.
   *
   * @param name its simple name
   * @param isPublic whether it and all types around it are public
   * @param hasDoc whether a javadoc stands before it
   */
  record Type(
      Source source, String name, int firstLine, int lastLine, boolean isPublic, boolean hasDoc) {
    Finding finding(String what) {
      return new Finding(source.file(), firstLine, name + " " + what);
    }
  }

  /** A method or constructor; the first line is that of its annotations and modifiers. */
  record Method(Source source, String name, int firstLine, int lastLine) {
    int lines() {
      return lastLine - firstLine + 1;
    }

    Finding finding(String what) {
      return new Finding(source.file(), firstLine, name + " " + what);
    }
  }

  private final List<Type> types = new ArrayList<>();
  private final List<Method> methods = new ArrayList<>();

  private Syntax() {}

  static Syntax of(List<Source> sources) {
    Syntax syntax = new Syntax();
    if (sources.isEmpty()) {
      return syntax;
    }
    Map<URI, Source> byUri = new HashMap<>();
    sources.forEach(source -> byUri.put(uri(source), source));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null,
                null,
                null,
                List.of("-proc:none"),
                null,
                sources.stream().map(SourceObject::new).toList());
    try {
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        Source source = requireNonNull(byUri.get(unit.getSourceFile().toUri()));
        syntax.new Reader(source, unit, trees).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return syntax;
  }

  List<Type> types() {
    return Collections.unmodifiableList(types);
  }

  List<Method> methods() {
    return Collections.unmodifiableList(methods);
  }

  private static URI uri(Source source) {
    return URI.create("source:///" + source.file());
  }

  private final class Reader extends TreePathScanner<Void, Void> {
    private final Source source;
    private final CompilationUnitTree unit;
    private final Trees trees;

    private Reader(Source source, CompilationUnitTree unit, Trees trees) {
      this.source = source;
      this.unit = unit;
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      String name = type.getSimpleName().toString();
      if (!name.isEmpty()) {
        types.add(
            new Type(
                source,
                name,
                firstLine(type),
                lastLine(type),
                isPublic(getCurrentPath()),
                trees.getDocComment(getCurrentPath()) != null));
      }
      return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      methods.add(new Method(source, method.getName() + "()", firstLine(method), lastLine(method)));
      return super.visitMethod(method, null);
    }

    private boolean isPublic(TreePath path) {
      if (!(path.getLeaf() instanceof ClassTree type)) {
        return path.getLeaf() instanceof CompilationUnitTree;
      }
      Tree around = path.getParentPath().getLeaf();
      boolean byDefault =
          around.getKind() == Tree.Kind.INTERFACE || around.getKind() == Tree.Kind.ANNOTATION_TYPE;
      return (byDefault || type.getModifiers().getFlags().contains(Modifier.PUBLIC))
          && isPublic(path.getParentPath());
    }

    private int firstLine(Tree tree) {
      return line(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    private int lastLine(Tree tree) {
      return line(trees.getSourcePositions().getEndPosition(unit, tree));
    }

    private int line(long position) {
      return (int) unit.getLineMap().getLineNumber(position);
    }
  }

  private static final class SourceObject extends SimpleJavaFileObject {
    private final Source source;

    private SourceObject(Source source) {
      super(uri(source), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source.text();
    }
  }
}
