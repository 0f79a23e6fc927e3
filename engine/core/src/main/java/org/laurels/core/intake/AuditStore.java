// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import java.time.Instant;
import java.util.List;
import org.laurels.core.community.Community;

/**
 * Port: walks over all that is stored, a part at a time, and sums that the database does itself.
 */
public interface AuditStore {
  /** How many items hang on no other. */
  long roots(Community community);

  /** Items that hang on no other, from after this number, in ascending order. */
  List<Long> rootsAfter(Community community, long after, int limit);

  long members(Community community);

  /** Members from after this number, in ascending order. */
  List<Long> membersAfter(Community community, long after, int limit);

  /** Members whose rank was held by grace until then or earlier, from after this number. */
  List<Long> ranksDue(Community community, Instant now, long after, int limit);

  /**
   * Where the books do not hold together, in words: a balance that is not the sum of its entries, a
   * reversal that does not mirror what it undoes, an event without a row.
   */
  List<String> unbalanced(Community community);
}
