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
 * @param yours those that the reader holds
 * @param csrf for the forms by which they are taken along; empty where links are enough
 * @param next where the list of holders goes on; empty after the last
 */
public record BadgePage(
    BadgeTile tile,
    String description,
    String each,
    List<String> occasions,
    String condition,
    List<Own> yours,
    String csrf,
    List<Holder> holders,
    boolean isFirst,
    String next) {
  public BadgePage {
    occasions = List.copyOf(occasions);
    yours = List.copyOf(yours);
    holders = List.copyOf(holders);
  }

  /**
   * One that the reader holds.
   *
   * @param address of its credential, or of the form that asks for one
   */
  public record Own(String address, String item, Moment granted) {}

  /**
   * Somebody who has it.
   *
   * @param item empty where it is for none
   * @param credential where it is shown; empty where it is the holder's to show
   */
  public record Holder(
      String address, String name, String item, Moment granted, String credential) {}
}
