// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every file and every public type of the SPI says of itself. */
final class DocsTest {
  private static final String HEADER =
      "// SPDX-License-Identifier: Apache-2.0\n// Copyright The Laurels Authors\n";
  private static final Pattern NULL_MARKED = Pattern.compile("@[\\w.]*\\bNullMarked\\b");

  @Test
  void spi_documentsEveryPublicType() {
    Checkout.assertNone(
        "Plugin writers read this: first sentence what it is, then its contract.",
        undocumented(Checkout.mainSources("engine/spi")));
  }

  /** Spotless writes the header into every file but package-info.java. */
  @Test
  void files_startWithTheHeader() {
    Checkout.assertNone(
        "Every Java file starts with\n" + HEADER.indent(2), withoutHeader(Checkout.sources()));
  }

  @Test
  void packages_areNullMarked() {
    Checkout.assertNone(
        "Every package of main code has a package-info.java with @NullMarked.",
        notNullMarked(Checkout.mainSources()));
  }

  @Test
  void undocumentedType_isFound_ifPublic() {
    String text =
        """
        public interface Plugin {
          /** What it is. */
          record Known() {}

          record Unknown() {}
        }

        class Hidden {
          public record Inner() {}
        }
        """;
    assertThat(undocumented(List.of(new Source("Plugin.java", text))))
        .extracting(Finding::toString)
        .containsExactly(
            "Plugin.java:1 Plugin has no javadoc", "Plugin.java:5 Unknown has no javadoc");
  }

  @Test
  void missingHeader_isFound() {
    assertThat(
            withoutHeader(
                List.of(new Source("A.java", HEADER + "class A {}"), new Source("B.java", ""))))
        .extracting(Finding::file)
        .containsExactly("B.java");
  }

  @Test
  void unmarkedPackage_isFound() {
    assertThat(
            notNullMarked(
                List.of(
                    new Source("a/A.java", ""),
                    new Source("a/package-info.java", "@NullMarked package a;"),
                    new Source("b/B.java", ""))))
        .extracting(Finding::file)
        .containsExactly("b/package-info.java");
  }

  private static List<Finding> undocumented(List<Source> sources) {
    return Syntax.of(sources).types().stream()
        .filter(type -> type.isPublic() && !type.hasDoc())
        .map(type -> type.finding("has no javadoc"))
        .toList();
  }

  private static List<Finding> withoutHeader(List<Source> sources) {
    return sources.stream()
        .filter(source -> !source.text().startsWith(HEADER))
        .map(source -> new Finding(source.file(), 1, "has another header"))
        .toList();
  }

  private static List<Finding> notNullMarked(List<Source> sources) {
    Set<String> packages = new TreeSet<>();
    sources.forEach(source -> packages.add(packageInfo(source)));
    sources.stream()
        .filter(source -> NULL_MARKED.matcher(source.code()).find())
        .forEach(source -> packages.remove(source.file()));
    return packages.stream().map(file -> new Finding(file, 1, "has no @NullMarked")).toList();
  }

  private static String packageInfo(Source source) {
    return source.file().substring(0, source.file().lastIndexOf('/') + 1) + "package-info.java";
  }
}
