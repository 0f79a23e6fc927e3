// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.event.Event;
import org.laurels.core.member.Identity;

/**
 * What the fold promises, as people would tell it. The programme gives 10 for an upvoted answer and
 * 5 for an upvoted question, at most 20 a day; everybody starts with 1 and never has less.
 */
class StoriesTest {
  private static final Identity ANN = new Identity("forum", "ann");

  private final TestEvents of = TestEvents.of("forum");
  private final Forum forum = new Forum();

  @BeforeEach
  void annAsksAndBenAnswers() {
    forum.tells(of.question("q", "ann").at(0), of.answer("a", "q", "ben").at(1));
    assertThat(forum.reputation("ben")).isEqualTo(2);
  }

  @AfterEach
  void anyOrderOfArrival_givesTheSame() {
    forum.isTheSameInAnyOrder();
  }

  @Test
  void firstCappedAward_isWithdrawn_theNextIsPaid() {
    // given: a day on which the third upvote is held back by the limit of 20
    Event first = of.upvote("a", "cat").at(10);
    Event third = of.upvote("a", "eve").at(30);
    forum.tells(first, of.upvote("a", "dan").at(20), third);
    assertThat(forum.reputation("ben")).isEqualTo(1 + 20);
    assertThat(forum.bookedFor(third))
        .contains("AWARD answer-upvoted +10", "LIMIT answer-upvoted/daily -10");

    // when: the first is taken back
    forum.tells(of.clearVote("a", "cat").at(40));

    // then: the third is given in its place, up to the limit
    assertThat(forum.reputation("ben")).isEqualTo(1 + 20);
    assertThat(forum.bookedFor(first)).contains("REVERSAL answer-upvoted -10");
    assertThat(forum.bookedFor(third)).endsWith("LIMIT answer-upvoted/daily -1");
  }

  @Test
  void floor_composesWithReversal() {
    // given: ben has 2 and loses 2 twice, so the floor lifts him to 1 again
    Event hard = of.downvote("a", "cat").at(10);
    Event harder = of.downvote("a", "dan").at(20);
    forum.tells(hard, harder);
    assertThat(forum.reputation("ben")).isEqualTo(1);
    assertThat(forum.bookedFor(harder)).contains("FLOOR floor +2");

    // when: the first downvote is taken back
    forum.tells(of.clearVote("a", "cat").at(30));

    // then: the floor gives back less, and nobody has gained by being downvoted
    assertThat(forum.reputation("ben")).isEqualTo(1);
    assertThat(forum.bookedFor(harder)).contains("REVERSAL floor -2").endsWith("FLOOR floor +1");

    // when: the second is taken back too, then all is as before
    forum.tells(of.clearVote("a", "dan").at(40));
    assertThat(forum.reputation("ben")).isEqualTo(2);
  }

  @Test
  void limitOfTimes_countsARuleOnce_howeverMuchItGives() {
    // given: a rule that gives reputation and credits, and a limit of two times a week
    Event first = of.views("a", 10).at(10);
    Event third = of.views("a", 30).at(30);
    forum.tells(first, of.views("a", 20).at(20), third);
    assertThat(forum.bookedFor(first))
        .containsExactlyInAnyOrder("AWARD noticed +4", "AWARD noticed +2", "AWARD noticed +1");
    assertThat(forum.bookedFor(third)).contains("LIMIT noticed/twice -4", "LIMIT noticed/twice -2");
    assertThat(forum.reputation("ben")).isEqualTo(2 + 4 + 4);
    assertThat(forum.credits("ben")).isEqualTo(2 + 2 + 2);

    // when: one of the two is taken back
    forum.tells(of.withdraw(first.id()).at(40));

    // then: the third is given in its place, all of it
    assertThat(forum.bookedFor(third))
        .contains("REVERSAL noticed/twice +4", "REVERSAL noticed/twice +2");
    assertThat(forum.reputation("ben")).isEqualTo(2 + 4 + 4);
    assertThat(forum.credits("ben")).isEqualTo(2 + 2 + 2);
  }

  @Test
  void limitOfTimes_isNotUsed_whereAnotherLimitHoldsAllBack() {
    // given: neither reputation for ben today nor credits this week
    forum.tells(
        of.question("r", "ann").at(2),
        of.answer("b", "r", "ben").at(3),
        of.accept("a", "ann").at(4),
        of.accept("b", "ann").at(5),
        of.upvote("a", "cat").at(10),
        of.upvote("a", "dan").at(20));
    Event inVain = of.views("a", 10).at(30);
    forum.tells(inVain);
    assertThat(forum.bookedFor(inVain))
        .contains("LIMIT noticed/daily -4", "LIMIT noticed/purse -2");

    // when: the next day has three more for him
    Event second = of.views("a", 30).at(1510);
    Event third = of.views("a", 40).at(1520);
    forum.tells(of.views("a", 20).at(1500), second, third);

    // then: two of them count
    assertThat(forum.bookedFor(second)).doesNotContain("LIMIT noticed/twice -4");
    assertThat(forum.bookedFor(third)).contains("LIMIT noticed/twice -4");
  }

  @Test
  void limitThatLeavesTheLeast_isNamed_theFirstOfEquals() {
    // given: bounties, first under the limit of 25 an item and then under that of 20 a day
    Event first = of.bounty("a", "ann", 10).at(10);
    Event dayLeavesLess = of.bounty("a", "ann", 17).at(20);
    Event itemLeavesLess = of.bounty("a", "ann", 25).at(1500);
    forum.tells(first, dayLeavesLess, itemLeavesLess);
    assertThat(forum.bookedFor(dayLeavesLess))
        .as("15 and 9 are left")
        .containsExactly("AWARD bounty +17", "LIMIT bounty/daily -8");
    assertThat(forum.bookedFor(itemLeavesLess))
        .as("6 and 20 are left")
        .containsExactly("AWARD bounty +25", "LIMIT bounty/item -19");

    // when: both are used up
    Event neitherLeaves = of.bounty("a", "ann", 10).at(1520);
    forum.tells(
        of.answer("b", "q", "ben").at(2), of.bounty("b", "ann", 17).at(1510), neitherLeaves);

    // then
    assertThat(forum.bookedFor(neitherLeaves)).contains("LIMIT bounty/item -10");
  }

  @Test
  void answerDeletedAtScoreThree_keepsWhatItsVotesGave() {
    // given: votes on three days, the last of them cut by the item's limit of 25 a week
    forum.tells(
        of.upvote("a", "cat").at(10),
        of.upvote("a", "dan").at(1500),
        of.upvote("a", "eve").at(3000));
    assertThat(forum.reputation("ben")).isEqualTo(1 + 1 + 10 + 10 + 5);

    // when
    forum.tells(of.delete("a", "mod").at(4000));

    // then: only the thanks for answering are gone, for both
    assertThat(forum.reputation("ben")).isEqualTo(1 + 10 + 10 + 5);
    assertThat(forum.reputation("ann")).isEqualTo(1);
  }

  @Test
  void answerDeletedAtScoreTwo_losesAll_untilItIsRestored() {
    forum.tells(of.upvote("a", "cat").at(10), of.upvote("a", "dan").at(1500));
    assertThat(forum.reputation("ben")).isEqualTo(22);

    forum.tells(of.delete("a", "mod").at(4000));
    assertThat(forum.reputation("ben")).isEqualTo(1);

    forum.tells(of.restore("a", "mod").at(4010), of.restore("a", "mod").at(4020));
    assertThat(forum.reputation("ben")).isEqualTo(22);
  }

  @Test
  void undoThatArrivesBeforeItsEvent_waitsForIt() {
    Event vote = of.upvote("a", "cat").at(10);

    forum.tells(of.withdraw(vote.id()).at(20), vote);

    assertThat(forum.reputation("ben")).isEqualTo(2);
    assertThat(forum.bookedFor(vote)).isEmpty();
  }

  @Test
  void acceptedAnswer_isSwitched_theFirstIsTakenBack() {
    forum.tells(of.answer("b", "q", "cat").at(2), of.accept("a", "ann").at(10));
    assertThat(forum.reputation("ben")).isEqualTo(1 + 1 + 15);
    assertThat(forum.credits("ben")).isEqualTo(2 + 5);

    forum.tells(of.accept("b", "ann").at(20));

    assertThat(forum.reputation("ben")).isEqualTo(1 + 1);
    assertThat(forum.credits("ben")).isEqualTo(2);
    assertThat(forum.reputation("cat")).isEqualTo(1 + 1 + 15);
    assertThat(forum.reputation("ann")).as("accepting pays once").isEqualTo(1 + 1 + 1 + 2);
  }

  @Test
  void mergeAndUnmerge_restoreExactly() {
    // given: the two have voted for each other, and both hold the badge for voting
    forum.tells(
        of.upvote("a", "ann").at(10),
        of.upvote("q", "ben").at(20),
        of.upvote("a", "cat").at(30),
        of.upvote("q", "cat").at(40));
    Books apart = forum.books();

    // when: they turn out to be one person, who cannot vote for himself and starts once
    Event merge = of.merge("ann", "ben").at(50);
    forum.tells(merge);
    assertThat(forum.reputation("ann")).isEqualTo(1 + 2 + 10 + 5);
    assertThat(forum.reputation("ben")).isEqualTo(forum.reputation("ann"));

    // and then that they do not
    forum.tells(of.withdraw(merge.id()).at(60));

    assertThat(lines(forum.books())).isEqualTo(lines(apart));
    assertThat(forum.books().members().size()).isEqualTo(apart.members().size());
    assertThat(forum.badges("ann")).isEqualTo(apart.badgesOf(ANN));
  }

  private static Set<LiveLine> lines(Books books) {
    return books.live().stream().map(LiveLine::of).collect(Collectors.toSet());
  }

  @Test
  void lateEvent_givesWhatItWouldHaveGivenInTime() {
    Event second = of.upvote("a", "dan").at(20);
    Event third = of.upvote("a", "eve").at(30);
    forum.tells(second, third);
    assertThat(forum.bookedFor(third)).contains("LIMIT answer-upvoted/daily -1");

    Event late = of.upvote("a", "cat").at(10);
    forum.tells(late);

    assertThat(forum.bookedFor(late)).contains("AWARD answer-upvoted +10");
    assertThat(forum.bookedFor(second)).endsWith("LIMIT answer-upvoted/daily -1");
    assertThat(forum.bookedFor(third)).endsWith("LIMIT answer-upvoted/daily -10");
    assertThat(forum.reputation("ben")).isEqualTo(1 + 20);
  }

  @Test
  void answerToOnesOwnQuestion_bringsBothSharesInOneLine() {
    Event own = of.answer("own", "q", "ann").at(5);

    forum.tells(own, of.edit("q", "ann").at(3));

    assertThat(forum.bookedFor(own)).containsExactly("AWARD thanks +2");
    assertThat(forum.reputation("ann")).isEqualTo(1 + 1 + 2);
  }

  @Test
  void badgeOnceEarned_staysWhenItsReasonGoes() {
    Event second = of.upvote("a", "dan").at(20);
    forum.tells(of.upvote("a", "cat").at(10), second);
    assertThat(forum.badges("ben")).containsExactly("nice", "outdone");

    forum.tells(of.withdraw(second.id()).at(30));

    assertThat(forum.badges("ben")).containsExactly("nice", "outdone");
  }
}
