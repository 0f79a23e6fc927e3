// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.appraisal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.member.Identity;

/** Port: what was decided of members' help. Rows are only added. Thread-safe. */
public interface AppraisalStore {
  /** Work in one transaction; may be run again where another one was in the way. */
  @FunctionalInterface
  interface Work<T> {
    T in(AppraisalUnit unit);
  }

  /**
   * Runs work in one transaction: all of it is written, or nothing.
   *
   * @throws org.laurels.core.intake.StoreUnavailableException if the database cannot work
   */
  <T> T write(Community community, Work<T> work);

  /** All that was decided for a period, by identity and revision. */
  List<Appraised> decided(Community community, String appraisal, LocalDate first);

  Optional<Appraised> find(Community community, long id);

  /** The decision before this one on the same identity; empty for the first. */
  Optional<Appraised> before(Community community, Appraised decision);

  /** Decisions that the intake has not been told of, the oldest first. */
  List<Appraised> untold(Community community, int limit);

  /** Notes that the intake was told of them. */
  void told(Community community, Collection<Appraised> decisions, Instant now);

  /** What hosts call identities, by number. */
  Map<Long, Identity> identities(Community community, Collection<Long> identityIds);
}
