// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a pom.xml says of itself: no more than its own dependencies and modules.
 *
 * @param folder of the module, from the root
 */
record Pom(String folder, String artifact, List<String> modules, List<Arrow> dependencies) {
  /** A dependency as it is written; scope and type are Maven's defaults where it says nothing. */
  record Arrow(String group, String artifact, String scope, String type) {
    boolean isOurs() {
      return group.equals("org.laurels");
    }
  }

  String file() {
    return folder.isEmpty() ? "pom.xml" : folder + "/pom.xml";
  }

  /** The pom of the folder and of all modules below it. */
  static List<Pom> all(Path root, String folder) {
    List<Pom> poms = new ArrayList<>();
    Path file = root.resolve(folder).resolve("pom.xml");
    if (Files.isRegularFile(file)) {
      Pom pom = read(folder, file);
      poms.add(pom);
      for (String module : pom.modules()) {
        poms.addAll(all(root, folder.isEmpty() ? module : folder + "/" + module));
      }
    }
    return poms;
  }

  private static Pom read(String folder, Path file) {
    try {
      Element project =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getDocumentElement();
      List<String> modules =
          children(project, "modules").stream()
              .flatMap(all -> children(all, "module").stream())
              .map(module -> module.getTextContent().strip())
              .toList();
      List<Arrow> dependencies =
          children(project, "dependencies").stream()
              .flatMap(all -> children(all, "dependency").stream())
              .map(Pom::arrow)
              .toList();
      return new Pom(folder, text(project, "artifactId", ""), modules, dependencies);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(file + " is not XML", e);
    }
  }

  private static Arrow arrow(Element dependency) {
    return new Arrow(
        text(dependency, "groupId", ""),
        text(dependency, "artifactId", ""),
        text(dependency, "scope", "compile"),
        text(dependency, "type", "jar"));
  }

  private static String text(Element parent, String name, String otherwise) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? otherwise : found.get(0).getTextContent().strip();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
