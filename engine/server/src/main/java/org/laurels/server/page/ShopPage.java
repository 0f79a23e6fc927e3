// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * What credits are good for.
 *
 * @param own whether it is the member who looks: nobody else can ask for anything
 * @param has what the member can spend, in words, unit by unit
 * @param fault why what was asked has moved nothing; empty where nothing was asked
 * @param address where forms are sent
 * @param csrf proves that a form is ours
 */
public record ShopPage(
    MemberHead member,
    boolean own,
    List<WalletPage.Tab> tabs,
    List<String> has,
    String fault,
    List<Card> cards,
    String address,
    String csrf) {
  public ShopPage {
    tabs = List.copyOf(tabs);
    has = List.copyOf(has);
    cards = List.copyOf(cards);
  }

  /**
   * A reward.
   *
   * @param price with its unit
   * @param worth of the price; empty where the programme does not say
   * @param isOpen whether the member says how much, at least {@code least}
   * @param typed what was typed for it before; empty where nothing was
   * @param more what else is to be known: how many are left, what the company adds, until when
   * @param why why it cannot be had now; empty where it can
   * @param key what this form is known by
   */
  public record Card(
      String id,
      String name,
      String about,
      String price,
      String worth,
      boolean isOpen,
      String least,
      String typed,
      List<String> more,
      String why,
      String key) {
    public Card {
      more = List.copyOf(more);
    }
  }
}
