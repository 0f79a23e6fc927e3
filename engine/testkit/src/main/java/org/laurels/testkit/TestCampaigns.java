// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.util.List;
import java.util.Set;
import org.laurels.core.programme.Campaign;
import org.laurels.core.programme.Programme;

/**
 * Campaigns for the rules of {@link TestProgrammes}, within the days of a random history. Some
 * overlap, which no document may have but a programme must bear.
 */
public final class TestCampaigns {
  private TestCampaigns() {}

  /** The programme, and campaigns with odd factors, one of them for all rules. */
  public static Programme firstIn(Programme programme) {
    return programme.withCampaigns(
        List.of(
            campaign("kick-off", 200, 1_000, Set.of(), 1_500),
            campaign("answers", 600, 1_700, Set.of("answer-upvoted", "accepted", "noticed"), 2_000),
            campaign("more-answers", 900, 1_200, Set.of("answer-upvoted", "bounty"), 1_999),
            campaign("noted", 2_000, 4_000, Set.of("noticed", "downvoted", "thanks"), 1_001)));
  }

  /** The programme, and other campaigns at other times. */
  public static Programme secondIn(Programme programme) {
    return programme.withCampaigns(
        List.of(
            campaign("thirds", 300, 2_500, Set.of("accepted", "bounty", "discussed"), 1_333),
            campaign("tenfold", 1_440, 2_880, Set.of("veteran", "newcomer", "visit"), 10_000)));
  }

  private static Campaign campaign(
      String id, long from, long until, Set<String> rules, long thousandths) {
    return new Campaign(
        id, id, TestEvents.minute(from), TestEvents.minute(until), rules, thousandths);
  }
}
