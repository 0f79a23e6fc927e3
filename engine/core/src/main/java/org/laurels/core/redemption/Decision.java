// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

/** What somebody decides about a redemption: the list is closed. */
public sealed interface Decision {
  /**
   * A person says yes.
   *
   * @param by who; nobody twice
   */
  record Approve(String by) implements Decision {}

  /** A person says no before it is fulfilled: the credits go back. */
  record Reject(String note) implements Decision {}

  /** The member thinks better of it: the credits go back. */
  record Cancel() implements Decision {}

  /**
   * It is fulfilled: whoever fulfils it says so, or a person who knows.
   *
   * @param reference what they call it; may be empty
   */
  record Settle(String reference) implements Decision {}

  /** It never will be fulfilled, as they or a person say: the credits go back. */
  record Refuse(String reason) implements Decision {}

  /** What was fulfilled is paid back. */
  record Refund(String note) implements Decision {}
}
