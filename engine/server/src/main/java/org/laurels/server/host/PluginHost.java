// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.laurels.spi.Backfill;
import org.laurels.spi.LaurelsPlugin;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;

/**
 * The plugins of a folder, each a jar with a class loader of its own. One that cannot be loaded is
 * told by {@link #failures()} and stops no other.
 */
public final class PluginHost implements AutoCloseable {
  private final JarPlugins jars = new JarPlugins();
  private final Map<String, Offered> backfills = new LinkedHashMap<>();
  private final List<Failure> failures = new ArrayList<>();

  private PluginHost() {}

  /**
   * A backfill and whose it is.
   *
   * @param plugin id of the plugin
   */
  public record Offered(String plugin, Backfill backfill) {}

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

  /** Loads every jar of a folder, in the order of their names. No folder means no plugins. */
  public static PluginHost open(Path folder) {
    PluginHost host = new PluginHost();
    host.jarsOf(folder).forEach(host::load);
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

  private void load(Path jar) {
    String name = String.valueOf(jar.getFileName());
    try {
      name = jars.loadPlugin(jar);
      if (jars.startPlugin(name) != PluginState.STARTED) {
        failures.add(new Failure(name, reason(jars.getPlugin(name).getFailedException())));
        return;
      }
      take(name);
    } catch (PluginRuntimeException | ServiceConfigurationError e) {
      failures.add(new Failure(name, reason(e)));
    } catch (RuntimeException | LinkageError e) {
      failures.add(new Failure(name, e + " (a bug in it, or made for another version of Laurels)"));
    }
  }

  private void take(String id) {
    PluginWrapper wrapper = jars.getPlugin(id);
    List<Offered> offered = new ArrayList<>();
    int found = 0;
    for (LaurelsPlugin plugin :
        ServiceLoader.load(LaurelsPlugin.class, wrapper.getPluginClassLoader())) {
      found++;
      plugin.backfills().forEach(backfill -> offered.add(new Offered(id, backfill)));
    }
    if (found == 0) {
      failures.add(
          new Failure(
              id, "its META-INF/services/" + LaurelsPlugin.class.getName() + " is missing"));
    }
    for (Offered each : offered) {
      Offered other = backfills.putIfAbsent(each.backfill().name(), each);
      if (other != null) {
        failures.add(
            new Failure(
                id,
                "its backfill '"
                    + each.backfill().name()
                    + "' has the name of one of plugin "
                    + other.plugin()));
      }
    }
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
  }
}
