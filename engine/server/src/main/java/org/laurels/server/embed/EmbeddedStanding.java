// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.embed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member's standing for other sites. Nothing that is spent is in it: that is hers to know.
 *
 * @param rank what the rank is called; null where there is none
 * @param badges how many badges of each tier, the rarest tier first
 * @param board her place on the first board; null where she has none
 * @param page path of her page; null where the pages are not open to everyone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EmbeddedStanding(
    String name,
    @Nullable String rank,
    List<Balance> balances,
    List<TierCount> badges,
    @Nullable Place board,
    @Nullable String page) {

  record Balance(String unit, long amount) {}

  record TierCount(String tier, long count) {}

  /** A place among so many members. */
  record Place(String id, String name, String period, int position, int members) {}
}
