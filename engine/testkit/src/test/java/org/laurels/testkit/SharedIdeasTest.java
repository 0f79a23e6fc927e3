// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.event.Event;

/**
 * Ideas whose stages are shared. A planned idea brings 20 reputation, 60 to 30 to 10 per cent for
 * its author, its co-authors and its supporters; a submitted one 5, half and half for those who
 * wrote it. Everybody starts with 1.
 */
class SharedIdeasTest {
  private static final int START = 1;

  private final TestEvents of = TestEvents.of("forum");
  private final Forum forum = new Forum();

  @BeforeEach
  void annAndTwoMoreHaveAnIdea() {
    forum.tells(of.idea("i", "ann").coAuthors("ben, cat").at(0));
    // 2.5 and twice 1.25: of the two ones that remain the author has the first.
    assertThat(reputation("ann", "ben", "cat")).containsExactly(3L, 1L, 1L);
  }

  @AfterEach
  void anyOrderOfArrival_givesTheSame() {
    forum.isTheSameInAnyOrder();
  }

  /** What these have beyond the start. */
  private List<Long> reputation(String... people) {
    return Stream.of(people).map(who -> forum.reputation(who) - START).toList();
  }

  private void threeVote() {
    forum.tells(
        of.upvote("i", "dan").at(10), of.upvote("i", "eve").at(20), of.upvote("i", "fay").at(30));
  }

  @Test
  void stage_isSharedByAllWhoCarriedTheIdea() {
    threeVote();
    Event planned = of.status("i", "planned").at(100);
    forum.tells(planned, of.upvote("i", "gus").at(110));

    // 12, 3 and 3, and three times 0.67, of which there are 2
    assertThat(reputation("ann", "ben", "cat", "dan", "eve", "fay", "gus"))
        .containsExactly(15L, 4L, 4L, 1L, 1L, 0L, 0L);
    assertThat(forum.bookedFor(planned)).contains("AWARD planned +12", "AWARD planned +1");
  }

  @Test
  void voteThatComesLate_takesItsPlaceAmongTheSupporters() {
    Event late = of.upvote("i", "hal").at(5);
    threeVote();
    forum.tells(of.status("i", "planned").at(100), late);

    assertThat(reputation("hal", "dan", "eve", "fay")).containsExactly(1L, 1L, 0L, 0L);
  }

  @Test
  void voteThatIsTakenBack_countsWhereItStoodThen() {
    threeVote();
    Event planned = of.status("i", "planned").at(100);
    forum.tells(planned, of.clearVote("i", "dan").at(110));
    assertThat(reputation("dan", "eve", "fay")).containsExactly(1L, 1L, 0L);

    // It comes to light that another was taken back before.
    forum.tells(of.clearVote("i", "eve").at(90));
    assertThat(reputation("dan", "eve", "fay")).containsExactly(1L, 0L, 1L);
  }

  @Test
  void stage_isReachedOnce_untilItsFirstEventIsTakenBack() {
    threeVote();
    Event first = of.status("i", "planned").at(100);
    forum.tells(
        first,
        of.status("i", "declined").at(110),
        of.upvote("i", "gus").at(115),
        of.status("i", "planned").at(120));
    assertThat(reputation("gus")).containsExactly(0L);
    long before = forum.reputation("ann");

    forum.tells(of.withdraw(first.id()).at(130));
    // 12, 3 and 3, and four times 0.5: the two that remain are those of the first to vote.
    assertThat(forum.reputation("ann")).isEqualTo(before);
    assertThat(reputation("gus")).containsExactly(0L);
    assertThat(forum.bookedFor(first)).contains("REVERSAL planned -12", "REVERSAL planned -1");
  }

  @Test
  void loneAuthor_hasItAll() {
    forum.tells(of.idea("j", "hal").at(10), of.status("j", "planned").at(20));
    // The author's limit of a day holds back what the submission has used of it.
    assertThat(reputation("hal")).containsExactly(TestProgrammes.DAILY + 5);
  }

  @Test
  void deletion_takesEverybodysPart_andRestoringGivesItAgain() {
    threeVote();
    forum.tells(of.status("i", "planned").at(100));
    List<Long> before = reputation("ann", "ben", "cat", "dan", "eve", "fay");

    forum.tells(of.delete("i", "mod").at(110));
    assertThat(reputation("ann", "ben", "cat", "dan", "eve", "fay")).containsOnly(0L);

    forum.tells(of.restore("i", "mod").at(120));
    assertThat(reputation("ann", "ben", "cat", "dan", "eve", "fay")).isEqualTo(before);
  }

  @Test
  void coAuthorsThatAreSaidAnew_shareFromThenOn() {
    forum.tells(
        of.edit("i", "ann").coAuthors("gus").at(10),
        of.status("i", "planned").at(20),
        of.edit("i", "ann").coAuthors("").at(30));
    // Two thirds and one third of 20, since there are no supporters.
    assertThat(reputation("ann", "ben", "gus")).containsExactly(3L + 13, 1L, 7L);
  }

  @Test
  void mergedSupporters_keepBothTheirParts() {
    threeVote();
    forum.tells(of.status("i", "planned").at(100), of.merge("dan", "eve").at(110));
    assertThat(forum.reputation("dan")).isEqualTo(START + 1 + 1);
  }
}
