// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which module may see which, and that every plugin reaches the distribution. */
final class ModuleArrowsTest {
  /**
   * Who may depend on whom in main code, test code left out. Every plugin may see the SPI alone,
   * provided by the server, and a copy of what plugins share.
   */
  private static final List<String> ARROWS =
      List.of(
          "engine/spi        -> ",
          "engine/core       -> ",
          "engine/expression -> core",
          "engine/store      -> core migrations",
          "engine/testkit    -> spi core",
          "engine/server     -> spi core expression store seed templates migrations",
          "plugins/events    -> spi",
          "plugins           -> spi plugin-events",
          "templates         -> ",
          "migrations        -> ",
          "tools/seed        -> core",
          "tools/benches     -> server seed",
          "tools/journeys    -> ",
          "tools/checks      -> ");

  /** Modules with no library of others but the annotations. */
  private static final Set<String> PLAIN = Set.of("engine/spi", "engine/core");

  private static final String SERVER = "engine/server";

  /** A library of plugins and none itself. */
  private static final String SHARED = "plugins/events";

  @Test
  void modules_seeOnlyWhatTheTableSays() {
    Checkout.assertNone(
        "Arrows between modules are in ModuleArrowsTest.", strayArrows(poms(Checkout.root())));
  }

  @Test
  void spiAndCore_needTheJdkOnly() {
    Checkout.assertNone(
        "spi and core are plain Java: JDK and annotations.", libraries(poms(Checkout.root())));
  }

  @Test
  void plugins_reachTheDistribution() {
    Checkout.assertNone(
        "Add the plugin to the dependencies (type pom) and to the artifactItems of the server.",
        forgottenPlugins(poms(Checkout.root()), Checkout.root()));
  }

  @Test
  void strayArrows_areFound(@TempDir Path root) throws IOException {
    write(root, "", modules("engine/core", "plugins", "surprise"));
    write(
        root,
        "engine/core",
        artifact("laurels-core")
            + dependencies(ours("laurels-spi", ""), dependency("a.b", "jdbc", "")));
    write(root, "plugins", modules("host"));
    write(
        root,
        "plugins/host",
        artifact("laurels-plugin-host")
            + dependencies(
                ours("laurels-spi", "<scope>provided</scope>"),
                ours("laurels-core", ""),
                ours("laurels-testkit", "<scope>test</scope>"),
                ours("laurels-plugin-other", "<type>pom</type>")));
    write(root, "surprise", artifact("laurels-surprise"));
    write(root, SERVER, artifact("laurels-server"));

    List<Pom> poms = poms(root);
    assertThat(strayArrows(poms))
        .extracting(Finding::toString)
        .containsExactly(
            "engine/core/pom.xml:1 engine/core -> spi",
            "plugins/host/pom.xml:1 plugins/host -> core",
            "surprise/pom.xml:1 surprise is not in the table");
    assertThat(libraries(poms))
        .extracting(Finding::what)
        .containsExactly("engine/core needs a.b:jdbc");
    assertThat(forgottenPlugins(poms, root))
        .extracting(Finding::what)
        .containsExactly("leaves out laurels-plugin-host");
  }

  private static List<Pom> poms(Path root) {
    return Pom.all(root, "").stream().filter(pom -> !pom.folder().isEmpty()).toList();
  }

  private static List<Finding> strayArrows(List<Pom> poms) {
    Map<String, Set<String>> allowed = new TreeMap<>();
    for (String arrow : ARROWS) {
      String[] sides = arrow.split("->", 2);
      allowed.put(sides[0].strip(), Set.of(sides[1].strip().split(" +")));
    }
    List<Finding> found = new ArrayList<>();
    for (Pom pom : poms) {
      Set<String> targets = allowed.get(isPlugin(pom) ? "plugins" : pom.folder());
      if (targets == null) {
        found.add(new Finding(pom.file(), 1, pom.folder() + " is not in the table"));
        continue;
      }
      for (Pom.Arrow arrow : pom.dependencies()) {
        String target = arrow.artifact().replaceFirst("^laurels-", "");
        if (arrow.isOurs() && isSeen(arrow) && !targets.contains(target)) {
          found.add(new Finding(pom.file(), 1, pom.folder() + " -> " + target));
        }
      }
    }
    return found;
  }

  /** In main code; a dependency on a pom only orders the build. */
  private static boolean isSeen(Pom.Arrow arrow) {
    return !arrow.scope().equals("test") && !arrow.type().equals("pom");
  }

  private static List<Finding> libraries(List<Pom> poms) {
    List<Finding> found = new ArrayList<>();
    for (Pom pom : poms) {
      for (Pom.Arrow arrow : pom.dependencies()) {
        if (PLAIN.contains(pom.folder())
            && isSeen(arrow)
            && !arrow.isOurs()
            && !arrow.group().equals("org.jspecify")) {
          found.add(
              new Finding(
                  pom.file(),
                  1,
                  pom.folder() + " needs " + arrow.group() + ":" + arrow.artifact()));
        }
      }
    }
    return found;
  }

  /** Twice in the server's pom: as what is built first and as what is copied. */
  private static List<Finding> forgottenPlugins(List<Pom> poms, Path root) {
    String server = Checkout.read(root.resolve(SERVER).resolve("pom.xml"));
    return poms.stream()
        .filter(ModuleArrowsTest::isPlugin)
        .map(Pom::artifact)
        .filter(plugin -> server.split("<artifactId>" + plugin + "<", -1).length != 3)
        .map(plugin -> new Finding(SERVER + "/pom.xml", 1, "leaves out " + plugin))
        .toList();
  }

  private static boolean isPlugin(Pom pom) {
    return pom.folder().startsWith("plugins/") && !pom.folder().equals(SHARED);
  }

  private static void write(Path root, String folder, String content) throws IOException {
    Files.createDirectories(root.resolve(folder));
    Files.writeString(
        root.resolve(folder).resolve("pom.xml"), "<project>" + content + "</project>");
  }

  private static String artifact(String name) {
    return "<artifactId>" + name + "</artifactId>";
  }

  private static String modules(String... names) {
    return "<modules><module>" + String.join("</module><module>", names) + "</module></modules>";
  }

  private static String dependencies(String... all) {
    return "<dependencies>" + String.join("", all) + "</dependencies>";
  }

  private static String ours(String name, String more) {
    return dependency("org.laurels", name, more);
  }

  private static String dependency(String group, String name, String more) {
    return "<dependency><groupId>" + group + "</groupId>" + artifact(name) + more + "</dependency>";
  }
}
