// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.spi.Backfill;
import org.laurels.spi.LaurelsPlugin;

final class PluginHostTest {
  private static final String CLEAR =
      """
      package sample;

      import java.util.List;
      import org.laurels.spi.*;

      public class Sample implements LaurelsPlugin {
        public List<Backfill> backfills() {
          return List.of(new Backfill() {
            public String name() { return "sample"; }
            public String description() { return seen("org.laurels.server.Wiring")
                + " " + seen("org.slf4j.Logger") + " " + seen("javax.sql.DataSource"); }
            public void run(BackfillContext context) {}
          });
        }

        private static String seen(String name) {
          try {
            Class.forName(name);
            return "seen";
          } catch (ClassNotFoundException e) {
            return "hidden";
          }
        }
      }
      """;
  private static final String FAILING =
      """
      package sample;

      public class Sample implements org.laurels.spi.LaurelsPlugin {
        public Sample() { throw new IllegalStateException("no good today"); }
      }
      """;

  @TempDir Path folder;
  private String spi = "1.0";

  @Test
  void plugin_seesTheJdkAndTheSpiOnly() throws IOException {
    jar("sample", CLEAR, true);
    try (PluginHost host = open()) {
      assertThat(host.failures()).isEmpty();
      Backfill backfill = host.backfill("sample").orElseThrow().backfill();
      assertThat(backfill.description()).isEqualTo("hidden hidden seen");
      assertThat(backfill.getClass().getClassLoader())
          .isNotSameAs(LaurelsPlugin.class.getClassLoader());
    }
  }

  @Test
  void failingPlugin_isReported_andStopsNoOther() throws IOException {
    jar("bad", FAILING, true);
    jar("good", CLEAR, true);
    Files.writeString(folder.resolve("plugins/broken.jar"), "not a jar");
    try (PluginHost host = open()) {
      assertThat(host.failures())
          .extracting(PluginHost.Failure::plugin)
          .containsExactly("bad", "broken.jar");
      assertThat(host.failures().get(0).reason()).contains("no good today");
      assertThat(host.backfills()).extracting(PluginHost.Offered::plugin).containsExactly("good");
    }
  }

  @Test
  void pluginWithoutItsList_isReported() throws IOException {
    jar("silent", CLEAR, false);
    try (PluginHost host = open()) {
      assertThat(host.failures().get(0).toString())
          .contains("silent", "META-INF/services/org.laurels.spi.LaurelsPlugin");
    }
  }

  @Test
  void secondBackfillOfAName_isReported() throws IOException {
    jar("one", CLEAR, true);
    jar("two", CLEAR, true);
    try (PluginHost host = open()) {
      assertThat(host.backfills()).hasSize(1);
      assertThat(host.failures().get(0).toString())
          .contains("plugin two", "'sample'", "plugin one");
    }
  }

  @Test
  void ownPlugin_isLoadedOnlyWhenItsHashIsApproved() throws IOException {
    jar("sample", CLEAR, true);
    Path jar = folder.resolve("plugins/sample.jar");
    String hash = PluginJar.read(jar).sha256();
    try (PluginHost host = openOwn()) {
      assertThat(host.backfills()).isEmpty();
      assertThat(host.failures().get(0).toString()).contains("sample.jar", "not approved", hash);
    }
    approvals().approve(hash, "sample.jar");
    try (PluginHost host = openOwn()) {
      assertThat(host.failures()).isEmpty();
      assertThat(host.loaded()).extracting(PluginHost.Loaded::sha256).containsExactly(hash);
    }
    Files.write(jar, new byte[] {0}, StandardOpenOption.APPEND);
    try (PluginHost host = openOwn()) {
      assertThat(host.failures().get(0).reason()).contains("not approved");
    }
    assertThat(approvals().withdraw("sample.jar")).isTrue();
    assertThat(approvals().withdraw("sample.jar")).isFalse();
    assertThat(approvals().isApproved(hash)).isFalse();
  }

  @Test
  void pluginForAnotherSpi_isReported() throws IOException {
    spi = "2.0";
    jar("next", CLEAR, true);
    spi = "1.1";
    jar("newer", CLEAR, true);
    spi = "soon";
    jar("odd", CLEAR, true);
    spi = null;
    jar("silent", CLEAR, true);
    try (PluginHost host = open()) {
      assertThat(host.loaded()).isEmpty();
      assertThat(host.failures())
          .extracting(PluginHost.Failure::reason)
          .containsExactly(
              "it needs SPI 1.1, this is SPI 1.0",
              "it needs SPI 2.0, this is SPI 1.0",
              "its manifest's Laurels-SPI is 'soon' and not like 1.0",
              "its manifest does not say which Laurels-SPI it needs");
    }
  }

  @Test
  void missingFolder_meansNoPlugins() {
    try (PluginHost host =
        PluginHost.open(folder.resolve("nowhere"), folder.resolve("gone"), approvals())) {
      assertThat(host.backfills()).isEmpty();
      assertThat(host.failures()).isEmpty();
    }
  }

  private PluginApprovals approvals() {
    return new PluginApprovals(folder.resolve("approved.sha256"));
  }

  private PluginHost open() {
    return PluginHost.open(folder.resolve("plugins"), folder.resolve("own"), approvals());
  }

  private PluginHost openOwn() {
    return PluginHost.open(folder.resolve("nowhere"), folder.resolve("plugins"), approvals());
  }

  private void jar(String id, String source, boolean listed) throws IOException {
    Path classes = Files.createDirectories(folder.resolve(id));
    Path file = classes.resolve("Sample.java");
    Files.writeString(file, source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int code =
        compiler.run(
            null,
            null,
            null,
            "-cp",
            System.getProperty("java.class.path"),
            "-proc:none",
            "-d",
            classes.toString(),
            file.toString());
    assertThat(code).isZero();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Plugin-Id", id);
    manifest.getMainAttributes().putValue("Plugin-Version", "1.0.0");
    if (spi != null) {
      manifest.getMainAttributes().putValue("Laurels-SPI", spi);
    }
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    try (OutputStream out = Files.newOutputStream(plugins.resolve(id + ".jar"));
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      for (Path each : classFiles(classes)) {
        jar.putNextEntry(new JarEntry("sample/" + each.getFileName()));
        jar.write(Files.readAllBytes(each));
      }
      if (listed) {
        jar.putNextEntry(new JarEntry("META-INF/services/" + LaurelsPlugin.class.getName()));
        jar.write("sample.Sample".getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static List<Path> classFiles(Path classes) throws IOException {
    try (Stream<Path> files = Files.list(classes.resolve("sample"))) {
      return files.toList();
    }
  }
}
