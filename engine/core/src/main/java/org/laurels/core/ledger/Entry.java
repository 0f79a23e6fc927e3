// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.ledger;

import java.time.Instant;

/**
 * A transfer between an identity's account and the community's issuing account of the same unit.
 * Never changes.
 *
 * @param id number of the entry, unique in the installation
 * @param toMember whether the amount goes to the identity's account; otherwise it comes from there
 * @param amount above 0
 * @param happenedAt when the cause happened in its host
 * @param bookedAt when it was written
 * @param reverses number of the entry that this one undoes; 0 where it undoes none
 */
public record Entry(
    long id,
    LineKey key,
    int version,
    boolean toMember,
    long amount,
    Instant happenedAt,
    Instant bookedAt,
    long reverses) {

  public Entry {
    if (amount <= 0) {
      throw new IllegalArgumentException("entry " + id + " moves " + amount);
    }
    if ((key.reason() == Reason.REVERSAL) != (reverses != 0)) {
      throw new IllegalArgumentException("entry " + id + ": only a reversal names another entry");
    }
  }

  /** What the entry does to the identity's balance. */
  public long change() {
    return toMember ? amount : -amount;
  }
}
