// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.laurels.core.appraisal.AppraisalRefusedException;
import org.laurels.core.appraisal.AppraisalRefusedException.Reason;
import org.laurels.core.appraisal.Appraised;
import org.laurels.core.appraisal.Ballot;
import org.laurels.core.appraisal.Proposal;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Receipt;
import org.laurels.core.wallet.Upkeep;

/** Appraisals that are disturbed and corrected: by others at once, death, merge and erasure. */
abstract class AppraisalFaultContract extends AppraisalFixture {
  /** The same steps whose intake dies. */
  private AppraisalSteps dying(BiFunction<Community, List<Event>, List<Receipt>> intake) {
    return new AppraisalSteps(
        wiring.database().appraisalStore(),
        wiring.database().boardStore(),
        of -> wiring.newestProgrammes().of(of).programme(),
        intake,
        clock);
  }

  private Appraised correct(Appraised decision, String bracket) {
    return steps()
        .correct(community, HELP, decision.id(), new Ballot.Choice(bracket, "looked again"), "kim");
  }

  @Test
  void managersAtOnce_decideOnce() throws Exception {
    march();
    Proposal seen = proposal();
    long cat = member("cat");
    int managers = 4;
    CyclicBarrier together = new CyclicBarrier(managers);
    ExecutorService pool = Executors.newFixedThreadPool(managers);
    List<Future<Integer>> made = new ArrayList<>();
    for (int i = 0; i < managers; i++) {
      Map<Long, Ballot.Choice> choices = i % 2 == 0 ? Map.of() : one(cat, "high");
      made.add(
          pool.submit(
              () -> {
                together.await();
                return steps().confirm(community, HELP, MARCH, ballot(seen, choices)).size();
              }));
    }
    int decisions = 0;
    for (Future<Integer> one : made) {
      decisions += one.get();
    }
    pool.shutdown();

    assertThat(decisions).isEqualTo(3);
    assertThat(decided()).hasSize(3);
    assertThat(points("ann")).isEqualTo(300);
    assertThat(points("ben")).isEqualTo(100);
    boolean changed = decided().stream().anyMatch(Appraised::isChanged);
    assertThat(points("cat")).isEqualTo(changed ? 300 : 0);
  }

  @Test
  void deathInTheMiddle_givesAllOfItOnce() {
    march();
    Ballot ballot = ballot(proposal(), Map.of());
    AppraisalSteps before =
        dying(
            (of, events) -> {
              throw new IllegalStateException("killed before the intake");
            });
    assertThatThrownBy(() -> before.confirm(community, HELP, MARCH, ballot))
        .hasMessageContaining("killed");
    assertThat(points("ann")).isZero();
    AppraisalSteps half =
        dying(
            (of, events) -> {
              wiring.intake().accept(of, events.subList(0, 1));
              throw new IllegalStateException("killed in the middle");
            });
    assertThatThrownBy(() -> half.tell(community)).hasMessageContaining("killed");
    AppraisalSteps after =
        dying(
            (of, events) -> {
              wiring.intake().accept(of, events);
              throw new IllegalStateException("killed before it was noted");
            });
    assertThatThrownBy(() -> after.tell(community)).hasMessageContaining("killed");

    assertThat(steps().confirm(community, HELP, MARCH, ballot)).isEmpty();

    assertThat(points("ann")).isEqualTo(300);
    assertThat(points("ben")).isEqualTo(100);
    assertThat(steps().tell(community)).isZero();
  }

  @Test
  void mergeAfterTheProposal_isSeenAndPaidOnce() {
    march();
    Proposal seen = proposal();
    long ben = member("ben");
    tell(forum.merge("ann", "ben").at(later()));

    refuses(
        Reason.STALE,
        () -> steps().confirm(community, HELP, MARCH, ballot(seen, one(ben, "high"))));
    assertThat(decided()).isEmpty();

    assertThat(confirm(Map.of())).hasSize(2);
    assertThat(points("ann")).isEqualTo(300);
    assertThat(proposal().lines())
        .filteredOn(line -> line.memberId() == member("ben"))
        .singleElement()
        .satisfies(line -> assertThat(line.figures().of("solutions")).isEqualTo(3));
  }

  @Test
  void mergeAfterTheConfirmation_leavesBothDecisions() {
    march();
    confirm(Map.of());
    tell(forum.merge("ann", "ben").at(later()));

    assertThat(proposal().open()).isEmpty();
    assertThat(proposal().lines())
        .filteredOn(line -> line.memberId() == member("ann"))
        .singleElement()
        .satisfies(line -> assertThat(line.decided()).hasSize(2));
    assertThat(points("ann")).isEqualTo(400);
  }

  @Test
  void whoWasErased_isNotAppraised() {
    march();
    Proposal seen = proposal();
    wiring.privacy().erase(community, member("ben"));

    refuses(Reason.STALE, () -> steps().confirm(community, HELP, MARCH, ballot(seen, Map.of())));
    assertThat(confirm(Map.of())).hasSize(2);
    assertThat(points("ann")).isEqualTo(300);
  }

  @Test
  void erasureBeforeTheIntakeWasTold_changesNothingOfTheDecision() {
    march();
    long ben = member("ben");
    AppraisalSteps dead =
        dying(
            (of, events) -> {
              throw new IllegalStateException("killed");
            });
    Ballot ballot = ballot(proposal(), Map.of());
    assertThatThrownBy(() -> dead.confirm(community, HELP, MARCH, ballot))
        .hasMessageContaining("killed");
    wiring.privacy().erase(community, ben);

    assertThat(steps().tell(community)).isEqualTo(3);

    assertThat(wiring.credits().wallets().balances(community, ben).get("points").pending())
        .isEqualTo(100);
    assertThat(proposal().open()).isEmpty();
  }

  @Test
  void corrections_giveExactlyWhatIsRight() {
    march();
    confirm(Map.of());
    Appraised first = of("ann");

    Appraised low = correct(first, "low");
    assertThat(points("ann")).isEqualTo(100);
    assertThat(correct(of("ann"), "low")).as("it says so already").isEqualTo(low);
    correct(of("ann"), "none");
    assertThat(points("ann")).isZero();
    correct(of("ann"), "high");
    assertThat(points("ann")).isEqualTo(300);
    refuses(Reason.STALE, () -> correct(first, "low"));
    refuses(Reason.NO_BRACKET, () -> correct(of("ann"), "gold"));
    assertThat(points("ann")).isEqualTo(300);
    assertThat(decided())
        .filteredOn(one -> one.identityId() == member("ann"))
        .extracting(Appraised::chosen)
        .containsExactly("high", "low", "none", "high");
    assertThat(points("ben")).isEqualTo(100);
  }

  @Test
  void correction_ofWhatWasSpendableAlready_comesToTheSame() {
    march();
    confirm(Map.of());
    clock.set(Instant.parse("2026-04-10T12:00:00Z"));
    new Upkeep(wiring.credits().wallets(), failure -> false)
        .run(
            community,
            "points",
            wiring.newestProgrammes().of(community).programme().unit("points").credit(),
            ZoneId.of("Europe/London"),
            Instant.now(clock));
    assertThat(
            wiring.credits().wallets().balances(community, member("ann")).get("points").available())
        .isEqualTo(300);

    correct(of("ann"), "low");

    assertThat(points("ann")).isEqualTo(100);
  }

  @Test
  void correctionsAtOnce_leaveOne() throws Exception {
    march();
    confirm(Map.of());
    Appraised stands = of("ann");
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    List<Future<Appraised>> made = new ArrayList<>();
    for (String bracket : List.of("low", "none")) {
      made.add(
          pool.submit(
              () -> {
                together.await();
                try {
                  return correct(stands, bracket);
                } catch (AppraisalRefusedException e) {
                  assertThat(e.reason()).isEqualTo(Reason.STALE);
                  return null;
                }
              }));
    }
    List<String> done = new ArrayList<>();
    for (Future<Appraised> one : made) {
      Appraised decision = one.get();
      if (decision != null) {
        done.add(decision.chosen());
      }
    }
    pool.shutdown();

    assertThat(done).hasSize(1);
    assertThat(points("ann")).isEqualTo(done.contains("low") ? 100 : 0);
  }
}
