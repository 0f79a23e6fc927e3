// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member's accounts in hosts.
 *
 * @param own whether it is the member who looks, and not an operator
 * @param code what was given just now; null where nothing was
 * @param fault what could not be done, in words; empty where nothing went wrong
 * @param csrf proves that a form is ours
 */
public record AccountsPage(
    MemberHead member,
    String address,
    boolean own,
    List<Account> accounts,
    List<Link> links,
    @Nullable Code code,
    String fault,
    String csrf) {
  public AccountsPage {
    accounts = List.copyOf(accounts);
    links = List.copyOf(links);
  }

  /**
   * An account.
   *
   * @param isHere whether the reader came in by it
   */
  public record Account(String host, String id, boolean isHere) {}

  /**
   * Two accounts that were said to be one person's.
   *
   * @param how by what that was shown, in words
   * @param by who said it, for operators; empty for members
   */
  public record Link(
      String id, Account one, Account other, String how, String by, String note, Moment since) {}

  /** A code, shown once. */
  public record Code(String text, Moment until) {}
}
