// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * Something that a member does not have yet, and how far it is.
 *
 * @param tier as the programme has it; empty for a rank
 * @param address of its page; empty where it has none
 */
public record Goal(String name, String tier, String address, List<Part> parts) {
  public Goal {
    parts = List.copyOf(parts);
  }

  /**
   * One figure of it.
   *
   * @param text how far it is, in words
   * @param have never more than is wanted
   */
  public record Part(String text, String have, String want) {}
}
