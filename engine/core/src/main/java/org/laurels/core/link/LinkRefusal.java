// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.link;

/** Why two identities are not linked. */
public enum LinkRefusal {
  NO_CODE("no code is in it, or what is in it has not the form of one"),
  UNKNOWN_CODE("there is no such code"),
  USED_CODE("the code was used before"),
  OLD_CODE("the code is too old, or a newer one was given"),
  TOO_MANY_TRIES("too many wrong codes came from there; they are looked at again in an hour"),
  SAME_MEMBER("the two accounts are one member's already"),
  HOST_TAKEN("the member has an account in that host already"),
  LINKED_ELSEWHERE("the account is linked with others already, which must be unlinked first");

  private final String text;

  LinkRefusal(String text) {
    this.text = text;
  }

  /** In words, for receipts and tools. */
  public String text() {
    return text;
  }
}
