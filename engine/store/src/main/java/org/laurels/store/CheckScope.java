// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whose rows a check looks at: everybody's, or those of some identities. */
final class CheckScope {
  static final CheckScope EVERYBODY = new CheckScope("");

  /** In brackets, with commas; empty for everybody. */
  private final String identities;

  private CheckScope(String identities) {
    this.identities = identities;
  }

  /**
   * @param identityIds not empty
   */
  static CheckScope of(Collection<Long> identityIds) {
    return new CheckScope(
        new TreeSet<>(identityIds)
            .stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")")));
  }

  /** What follows a condition so that a column names one of them. */
  String on(String column) {
    return identities.isEmpty() ? "" : " AND " + column + " IN " + identities;
  }

  /** What follows a condition so that a column names a row of one of them. */
  String rowOf(String table, String column) {
    return identities.isEmpty()
        ? ""
        : " AND "
            + column
            + " IN (SELECT id FROM "
            + table
            + " WHERE identity_id IN "
            + identities
            + ")";
  }
}
