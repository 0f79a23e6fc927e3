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
import org.laurels.core.intake.Explanation.Raise;

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

  private static String why(Given given) {
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
            List.of(given)));
  }
}
