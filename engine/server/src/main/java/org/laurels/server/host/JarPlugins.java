// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.host;

import java.nio.file.Path;
import java.util.List;
import org.laurels.spi.LaurelsPlugin;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.DefaultPluginManager;
import org.pf4j.JarPluginLoader;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginManager;

/** PF4J, told to read jars only and to show a plugin nothing but the JDK and the SPI. */
final class JarPlugins extends DefaultPluginManager {
  /** Packages that plugin and server must share; all else is the plugin's own. */
  private static final List<String> SHARED =
      List.of("org.laurels.spi.", "org.jspecify.", "org.pf4j.");

  JarPlugins() {
    super(List.of());
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new ManifestPluginDescriptorFinder();
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new JarPluginLoader(this) {
      @Override
      protected PluginClassLoader createPluginClassLoader(Path path, PluginDescriptor descriptor) {
        return new Isolated(pluginManager, descriptor);
      }
    };
  }

  /**
   * Its parent is the platform's loader and not the server's: the latter would show the server's
   * classes and its libraries, of which the plugin may bring other versions.
   */
  private static final class Isolated extends PluginClassLoader {
    private final ClassLoader server = LaurelsPlugin.class.getClassLoader();

    Isolated(PluginManager manager, PluginDescriptor descriptor) {
      super(manager, descriptor, ClassLoader.getPlatformClassLoader(), ClassLoadingStrategy.PAD);
    }

    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
      return SHARED.stream().anyMatch(name::startsWith)
          ? server.loadClass(name)
          : super.loadClass(name);
    }
  }
}
