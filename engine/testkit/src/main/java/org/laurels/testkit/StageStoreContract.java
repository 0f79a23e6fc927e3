// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.laurels.core.event.Event;
import org.laurels.core.member.Identity;

/** What an intake store must keep of those who share a stage of an idea. */
abstract class StageStoreContract extends IntakeStoreFixture {
  @Test
  void stageOfAnIdea_isSharedByThoseBehindIt_alsoByWhoComesLate() {
    Event idea = forum.idea("i", "ann").coAuthors("ben, dan").at(0);
    Event planned = forum.status("i", "planned").at(10);
    accept(idea, forum.upvote("i", "cat").at(5), planned);
    // 20 to 60, 30 and 10 per cent, after 2.5 and twice 1.25 of 5 for the idea itself
    assertThat(reputation("ann")).isEqualTo(1 + 3 + 12);
    assertThat(reputation("ben")).isEqualTo(1 + 1 + 3);
    assertThat(reputation("cat")).isEqualTo(1 + 2);

    accept(forum.upvote("i", "eve").at(4), forum.upvote("i", "fay").at(6));
    assertThat(reputation("cat")).isEqualTo(1 + 1);

    accept(forum.edit("i", "ann").coAuthors("").at(7), forum.status("i", "planned").at(20));
    assertThat(reputation("ben")).isEqualTo(1 + 1);

    accept(forum.withdraw(planned.id()).at(30), forum.clearVote("i", "cat").at(15));
    assertThat(reputation("cat")).isEqualTo(1);
    books().check();
  }

  private long reputation(String person) {
    return books().balance(new Identity("forum", person), TestProgrammes.REPUTATION);
  }
}
