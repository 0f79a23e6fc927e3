// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import java.util.List;

/**
 * What a plugin adds to Laurels. Every method is optional and says "nothing" by default.
 *
 * <p>The engine finds the class by its name in {@code
 * META-INF/services/org.laurels.spi.LaurelsPlugin}, so it needs a public constructor without
 * parameters that does no work. The plugin's id and version are those of its jar's manifest ({@code
 * Plugin-Id}, {@code Plugin-Version}), which also says against which version of this package it was
 * built ({@link SpiVersion#MANIFEST_NAME}). Each plugin has a class loader of its own, which shows
 * it the JDK, this package and its own classes.
 *
 * <p>The engine makes one instance per process and may call it from several threads; what it
 * returns must be the same each time.
 */
public interface LaurelsPlugin {
  /** Ways to read a host's past, each with a name of its own within the plugin. */
  default List<Backfill> backfills() {
    return List.of();
  }

  /** Ways to hear of what happens in a host, each with a name of its own within the plugin. */
  default List<Connector> connectors() {
    return List.of();
  }
}
