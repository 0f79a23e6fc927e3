// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/** The plugins of the installation, and those that are left out. */
public record PluginsPage(List<Row> running, List<Left> left, String connections) {
  public PluginsPage {
    running = List.copyOf(running);
    left = List.copyOf(left);
  }

  /**
   * A plugin that runs.
   *
   * @param connects what it connects, by the names of its connectors
   */
  public record Row(String id, String version, String file, String sha256, String connects) {}

  /** A plugin that is not there, and why. */
  public record Left(String name, String reason) {}
}
