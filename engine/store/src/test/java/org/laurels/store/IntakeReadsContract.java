// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.IntakeReads;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.programme.Programmes;
import org.laurels.testkit.TestClock;
import org.laurels.testkit.TestProgrammes;

/** What is read of members beside the intake's transactions, on a database. */
abstract class IntakeReadsContract extends BoardStoreFixture {
  @Test
  void look_whileTheMemberIsLocked_seesWhatIsCommitted() {
    IntakeStore store = database.intakeStore();
    Programmes programmes = Programmes.of(TestProgrammes.first());
    new Intake(
            store,
            (of, version) -> programmes,
            TestClock.pinned("2026-04-01T12:00:00Z"),
            (id, cause) -> {
              throw cause;
            })
        .accept(
            community,
            List.of(
                forum.question("q", "ann").at(0),
                forum.answer("a", "q", "ben").at(1),
                forum.upvote("a", "cat").at(2)));
    long cat = new JdbcStandingStore(database).find(community, "forum", "cat").get(0).memberId();
    Set<Long> members = Set.of(cat);

    store.write(
        community,
        unit -> {
          unit.lockMembers(new TreeSet<>(members));
          return store.read(community, reads -> same(members, reads, unit));
        });
  }

  private static boolean same(Set<Long> members, IntakeReads reads, IntakeReads unit) {
    Set<Long> identities = reads.identitiesOf(members);
    assertThat(identities).hasSize(1).isEqualTo(unit.identitiesOf(members));
    assertThat(reads.grantsOf(identities)).hasSize(1).isEqualTo(unit.grantsOf(identities));
    assertThat(reads.readMembers(members)).hasSize(1).isEqualTo(unit.readMembers(members));
    assertThat(reads.programmeVersion()).isEqualTo(unit.programmeVersion());
    return true;
  }
}
