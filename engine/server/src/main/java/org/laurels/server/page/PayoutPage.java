// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;

/**
 * What a member is paid out, and how.
 *
 * @param own whether it is the member who looks: nobody else can choose
 * @param fault why a choice was not taken; empty where none was sent
 * @param address where forms are sent
 * @param csrf proves that a form is ours
 */
public record PayoutPage(
    MemberHead member,
    boolean own,
    List<WalletPage.Tab> tabs,
    String fault,
    List<Period> periods,
    String address,
    String csrf) {
  public PayoutPage {
    tabs = List.copyOf(tabs);
    periods = List.copyOf(periods);
  }

  /**
   * A period that is over.
   *
   * @param open whether its members can choose now
   * @param facts the tally, and what else is to be known, a sentence each
   * @param silent what becomes of it if nothing is chosen, a sentence each
   */
  public record Period(
      String cycle,
      String title,
      boolean open,
      List<String> facts,
      List<Option> options,
      List<String> silent) {
    public Period {
      facts = List.copyOf(facts);
      options = List.copyOf(options);
      silent = List.copyOf(silent);
    }
  }

  /**
   * A way to be paid.
   *
   * @param gives what would come of it, a sentence each
   * @param possible whether there is enough for it
   * @param mine whether it is the one that was chosen
   */
  public record Option(String id, String name, List<String> gives, boolean possible, boolean mine) {
    public Option {
      gives = List.copyOf(gives);
    }
  }
}
