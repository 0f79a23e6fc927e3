// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which identities are one member: those that standing merges connect. */
final class Grouping {
  private Grouping() {}

  /**
   * Names the member of each identity: the smallest number among those connected with it.
   *
   * @param identities all identities to be grouped
   * @param merges merges among them; those that were taken back connect nothing
   */
  static Map<Long, Long> of(Set<Long> identities, Collection<MergeLink> merges) {
    Map<Long, Long> member = new HashMap<>();
    identities.forEach(identity -> member.put(identity, identity));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (MergeLink merge : merges) {
        if (merge.active()) {
          long one = member.getOrDefault(merge.oneId(), merge.oneId());
          long other = member.getOrDefault(merge.otherId(), merge.otherId());
          long least = Math.min(one, other);
          changed |= one != other;
          member.put(merge.oneId(), least);
          member.put(merge.otherId(), least);
        }
      }
    }
    return member;
  }
}
