// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.laurels.core.event.EventKey;
import org.laurels.core.intake.Explanation;
import org.laurels.core.intake.Explanation.Given;
import org.laurels.core.intake.Explanation.Part;
import org.laurels.core.intake.Explanation.Raise;
import org.laurels.core.rule.Share;

class WordingTest {
  private static final Raise RAISE = new Raise("spring", "Spring week", "1.5", 10);

  @Test
  void campaign_isNamedWithItsFactor() {
    assertThat(why(new Given("credits", 15, 0, "", RAISE)))
        .isEqualTo("+15 credits (+10 times 1.5 by the campaign spring), since 'true' held");
  }

  @Test
  void campaign_isNamedBeforeTheLimit() {
    assertThat(why(new Given("credits", 15, 3, "daily", RAISE)))
        .isEqualTo(
            "+12 credits (would have been +15 credits, +10 times 1.5 by the campaign spring;"
                + " the limit daily is reached), since 'true' held");
  }

  @Test
  void campaign_isInTheReceipt() {
    EventReceipt.GivenView view = EventReceipt.GivenView.of(new Given("credits", 15, 0, "", RAISE));
    assertThat(view.campaign())
        .isEqualTo(new EventReceipt.RaiseView("spring", "Spring week", "1.5", 10));
    assertThat(EventReceipt.GivenView.of(new Given("credits", 15, 0, "", null)).campaign())
        .isNull();
  }

  @Test
  void part_isToldWithWhatItIsAPartOf() {
    Part part = new Part(Share.Group.SUPPORTERS, 10, 7, 14, 100, true, 2);
    assertThat(why(new Given("credits", 2, 0, "", null, part)))
        .isEqualTo(
            "+2 credits (of +100 shared, 10 % or +14 for 7 supporters with what a group without"
                + " people leaves, the first to vote; 2 more do not share), since 'true' held");
  }

  @Test
  void partThatIsRaisedAndHeldBack_tellsAll() {
    Part part = new Part(Share.Group.CO_AUTHORS, 30, 1, 30, 100, false, 0);
    assertThat(why(new Given("credits", 30, 30, "daily", RAISE, part)))
        .isEqualTo(
            "nothing (would have been +30 credits, of +100 shared, 30 % or +30 for 1 co-author,"
                + " +10 times 1.5 by the campaign spring; the limit daily is reached), since"
                + " 'true' held");
  }

  @Test
  void stageReachedBefore_isToldSo() {
    assertThat(why(true, List.of()))
        .isEqualTo(
            "nothing, since the idea had reached this stage before, and a stage is shared once");
  }

  @Test
  void part_isInTheReceipt() {
    Part part = new Part(Share.Group.SUPPORTERS, 10, 7, 14, 100, true, 2);
    assertThat(EventReceipt.GivenView.of(new Given("credits", 2, 0, "", null, part)).share())
        .isEqualTo(new EventReceipt.ShareView("item.supporters", 10, 7, 14, 100, 2));
  }

  private static String why(Given given) {
    return why(false, List.of(given));
  }

  private static String why(boolean again, List<Given> given) {
    return Wording.why(
        new Explanation.Considered(
            new EventKey("forum", "e1"),
            "vote.cast",
            Instant.EPOCH,
            null,
            "liked",
            1,
            true,
            null,
            "true",
            Map.of(),
            given,
            again));
  }
}
