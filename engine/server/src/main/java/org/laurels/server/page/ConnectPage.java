// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/** Kinds of hosts to choose from. */
public record ConnectPage(List<Kind> kinds, List<PluginsPage.Left> left, String all) {
  public ConnectPage {
    kinds = List.copyOf(kinds);
    left = List.copyOf(left);
  }

  /** A kind of host. */
  public record Kind(String name, String description, String plugin, String address) {}
}
