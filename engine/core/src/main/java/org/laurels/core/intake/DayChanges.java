// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laurels.core.board.DayChange;
import org.laurels.core.board.Period;
import org.laurels.core.board.Periods;
import org.laurels.core.ledger.Entry;

/** What entries change in the daily sums. A reversal counts on the day of what it undoes. */
final class DayChanges {
  private DayChanges() {}

  private record Key(long identityId, String series, long day) {}

  static List<DayChange> of(Collection<Entry> entries, ZoneId zone) {
    Map<Key, Long> sums = new HashMap<>();
    for (Entry entry : entries) {
      // What members begin with belongs to no day on which they would have gained it.
      long day =
          entry.key().eventId() == 0 ? Period.BEGINNING : Periods.day(entry.happenedAt(), zone);
      sums.merge(
          new Key(entry.key().identityId(), entry.key().unit(), day), entry.change(), Long::sum);
    }
    List<DayChange> changes = new ArrayList<>(sums.size());
    sums.forEach(
        (key, amount) -> {
          if (amount != 0) {
            changes.add(new DayChange(key.identityId(), key.series(), key.day(), amount));
          }
        });
    return changes;
  }
}
