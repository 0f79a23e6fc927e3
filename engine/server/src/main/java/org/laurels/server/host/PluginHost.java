// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.Backfill;
import org.laurels.spi.Connector;
import org.laurels.spi.LaurelsPlugin;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins of the distribution and those that the operator approved, each a jar with a class
 * loader of its own. One that cannot be loaded is told by {@link #failures()} and stops no other.
 */
public final class PluginHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

  private final JarPlugins jars = new JarPlugins();
  private final Map<String, Offered> backfills = new LinkedHashMap<>();
  private final Map<String, Connects> connectors = new LinkedHashMap<>();
  private final List<Failure> failures = new ArrayList<>();
  private final List<Loaded> loaded = new ArrayList<>();
  private @Nullable Path copies;

  private PluginHost() {}

  /**
   * A backfill and whose it is.
   *
   * @param plugin id of the plugin
   */
  public record Offered(String plugin, Backfill backfill) {}

  /**
   * A connector and whose it is.
   *
   * @param plugin id of the plugin
   */
  public record Connects(String plugin, Connector connector) {}

  /** A plugin that runs. */
  public record Loaded(String id, String version, String fileName, String sha256) {}

  /**
   * A plugin that is not there, and why.
   *
   * @param plugin its id, or the name of its file where the id could not be read
   */
  public record Failure(String plugin, String reason) {
    @Override
    public String toString() {
      return "plugin " + plugin + " is left out: " + reason;
    }
  }

  /** Without any plugin. */
  public static PluginHost none() {
    return new PluginHost();
  }

  /** With connectors that are in the program already, such as a test's. */
  public static PluginHost of(String plugin, Connector... connectors) {
    PluginHost host = new PluginHost();
    for (Connector connector : connectors) {
      host.connectors.put(connector.name(), new Connects(plugin, connector));
    }
    return host;
  }

  /**
   * Loads the distribution's own plugins, which are as trusted as the program they came with, and
   * of the operator's folder those that are approved. No folder means no plugins.
   */
  public static PluginHost open(Path shipped, Path own, PluginApprovals approvals) {
    PluginHost host = new PluginHost();
    host.jarsOf(shipped).forEach(jar -> host.load(jar, null));
    host.jarsOf(own).forEach(jar -> host.load(jar, approvals));
    return host;
  }

  private List<Path> jarsOf(Path folder) {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
        files.forEach(found::add);
      } catch (IOException | java.nio.file.DirectoryIteratorException e) {
        failures.add(new Failure(folder.toString(), "cannot be listed: " + e.getMessage()));
      }
      found.sort(null);
    }
    return found;
  }

  private void load(Path file, @Nullable PluginApprovals approvals) {
    String name = String.valueOf(file.getFileName());
    try {
      PluginJar jar = PluginJar.read(file);
      Optional<String> unfit = jar.unfit();
      if (approvals != null && !approvals.isApproved(jar.sha256())) {
        failures.add(new Failure(name, "it is not approved; its SHA-256 is " + jar.sha256()));
        return;
      }
      if (unfit.isPresent()) {
        failures.add(new Failure(name, unfit.get()));
        return;
      }
      name = jars.loadPlugin(jar.copyTo(copies()));
      if (jars.startPlugin(name) != PluginState.STARTED) {
        failures.add(new Failure(name, reason(jars.getPlugin(name).getFailedException())));
        return;
      }
      take(name);
      loaded.add(
          new Loaded(
              name,
              jars.getPlugin(name).getDescriptor().getVersion(),
              jar.fileName(),
              jar.sha256()));
    } catch (IOException e) {
      failures.add(new Failure(name, "cannot be read: " + e.getMessage()));
    } catch (PluginRuntimeException | ServiceConfigurationError e) {
      failures.add(new Failure(name, reason(e)));
    } catch (RuntimeException | LinkageError e) {
      failures.add(new Failure(name, e + " (a bug in it, or made for another version of Laurels)"));
    }
  }

  private Path copies() throws IOException {
    Path made = copies;
    if (made == null) {
      made = Files.createTempDirectory("laurels-plugins-");
      copies = made;
    }
    return made;
  }

  private void take(String id) {
    PluginWrapper wrapper = jars.getPlugin(id);
    List<Offered> offered = new ArrayList<>();
    List<Connects> connecting = new ArrayList<>();
    int found = 0;
    for (LaurelsPlugin plugin :
        ServiceLoader.load(LaurelsPlugin.class, wrapper.getPluginClassLoader())) {
      found++;
      plugin.backfills().forEach(backfill -> offered.add(new Offered(id, backfill)));
      plugin.connectors().forEach(connector -> connecting.add(new Connects(id, connector)));
    }
    if (found == 0) {
      failures.add(
          new Failure(
              id, "its META-INF/services/" + LaurelsPlugin.class.getName() + " is missing"));
    }
    for (Offered each : offered) {
      Offered other = backfills.putIfAbsent(each.backfill().name(), each);
      if (other != null) {
        failures.add(sameName(id, "backfill", each.backfill().name(), other.plugin()));
      }
    }
    for (Connects each : connecting) {
      Connects other = connectors.putIfAbsent(each.connector().name(), each);
      if (other != null) {
        failures.add(sameName(id, "connector", each.connector().name(), other.plugin()));
      }
    }
  }

  private static Failure sameName(String id, String kind, String name, String other) {
    return new Failure(
        id, "its " + kind + " '" + name + "' has the name of one of plugin " + other);
  }

  private static String reason(@Nullable Throwable failure) {
    if (failure == null) {
      return "it did not start";
    }
    Throwable cause = failure.getCause();
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return cause == null || message.contains(cause.toString()) ? message : message + ": " + cause;
  }

  /** All backfills, in the order of plugins. */
  public List<Offered> backfills() {
    return List.copyOf(backfills.values());
  }

  public Optional<Offered> backfill(String name) {
    return Optional.ofNullable(backfills.get(name));
  }

  /** All connectors, in the order of plugins. */
  public List<Connects> connectors() {
    return List.copyOf(connectors.values());
  }

  public Optional<Connects> connector(String name) {
    return Optional.ofNullable(connectors.get(name));
  }

  /** The plugins that run. */
  public List<Loaded> loaded() {
    return List.copyOf(loaded);
  }

  /** Plugins that are not there, and why. */
  public List<Failure> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    // One by one: PF4J's own stopPlugins trips over the list that it changes.
    for (PluginWrapper plugin : List.copyOf(jars.getPlugins())) {
      jars.unloadPlugin(plugin.getPluginId());
    }
    Path made = copies;
    if (made != null) {
      try (Stream<Path> inside = Files.walk(made)) {
        for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      } catch (IOException e) {
        LOG.warn("copies of plugins stay in {}: {}", made, e.getMessage());
      }
    }
  }
}
