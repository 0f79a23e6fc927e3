// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * One badge: what it takes, and who has it.
 *
 * @param description as the programme has it; empty where it says nothing
 * @param each how often one can have it, in words
 * @param occasions at which it is looked at, in words
 * @param condition as the programme has it
 * @param next where the list of holders goes on; empty after the last
 */
public record BadgePage(
    BadgeTile tile,
    String description,
    String each,
    List<String> occasions,
    String condition,
    List<Holder> holders,
    boolean isFirst,
    String next) {
  public BadgePage {
    occasions = List.copyOf(occasions);
    holders = List.copyOf(holders);
  }

  /** Somebody who has it; the item is empty where it is for none. */
  public record Holder(String address, String name, String item, Moment granted) {}
}
