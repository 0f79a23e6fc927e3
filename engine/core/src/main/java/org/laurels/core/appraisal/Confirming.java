// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.appraisal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laurels.core.appraisal.AppraisalRefusedException.Reason;
import org.laurels.core.community.Community;

/**
 * Writes down what a person decides. That the intake is told of it is another step, which may come
 * later and be taken again: an event's name follows from its decision. Thread-safe.
 */
public final class Confirming {
  private final AppraisalStore store;

  public Confirming(AppraisalStore store) {
    this.store = store;
  }

  /**
   * Decides on everybody of a proposal who is still open.
   *
   * @return what was decided; empty where all had been decided before, which changes nothing
   * @throws AppraisalRefusedException if the proposal is not the one that was seen, or a choice is
   *     none; then nothing is decided
   */
  public List<Appraised> confirm(
      Community community, Proposal proposal, Ballot ballot, Instant now) {
    if (!proposal.isOver()) {
      throw new AppraisalRefusedException(
          Reason.TOO_EARLY, "the period goes on until " + proposal.period().last());
    }
    List<Proposal.Line> open = proposal.open();
    if (open.isEmpty()) {
      return List.of();
    }
    if (!ballot.seen().equals(proposal.mark())) {
      throw stale();
    }
    checkChoices(proposal, open, ballot.choices());
    return store.write(community, unit -> decide(unit, proposal, open, ballot, now));
  }

  private static void checkChoices(
      Proposal proposal, List<Proposal.Line> open, Map<Long, Ballot.Choice> choices) {
    Set<Long> known = new HashSet<>();
    open.forEach(line -> known.add(line.memberId()));
    choices.forEach(
        (member, choice) -> {
          bracket(proposal.appraisal(), choice.bracket());
          if (!known.contains(member)) {
            throw stale();
          }
        });
  }

  private static Bracket bracket(Appraisal appraisal, String id) {
    return appraisal
        .bracket(id)
        .orElseThrow(
            () ->
                new AppraisalRefusedException(
                    Reason.NO_BRACKET, "'%s' has no bracket '%s'".formatted(appraisal.id(), id)));
  }

  private static AppraisalRefusedException stale() {
    return new AppraisalRefusedException(
        Reason.STALE, "the proposal is another by now: look at it again");
  }

  private static List<Appraised> decide(
      AppraisalUnit unit, Proposal proposal, List<Proposal.Line> open, Ballot ballot, Instant now) {
    Set<Long> decided = new HashSet<>();
    unit.decided(proposal.appraisal().id(), proposal.period().first())
        .forEach(one -> decided.add(one.identityId()));
    long before = open.stream().filter(line -> decided.contains(line.memberId())).count();
    if (before == open.size()) {
      return List.of();
    }
    if (before > 0) {
      throw stale();
    }
    List<Appraised> made = new ArrayList<>(open.size());
    for (Proposal.Line line : open) {
      Ballot.Choice choice =
          ballot
              .choices()
              .getOrDefault(line.memberId(), new Ballot.Choice(line.bracket().id(), ""));
      Bracket chosen = bracket(proposal.appraisal(), choice.bracket());
      // A member bears the number of one of their identities.
      made.add(
          new Appraised(
              unit.number(),
              proposal.appraisal().id(),
              proposal.period().first(),
              line.memberId(),
              1,
              line.figures(),
              line.bracket().id(),
              chosen.id(),
              chosen.value(),
              choice.note(),
              ballot.by(),
              now));
    }
    unit.add(made);
    return made;
  }

  /**
   * Decides anew on one member: what the decision before gave is taken back, and this one given.
   *
   * @param decision the decision that is corrected, which must be the one that stands
   * @param choice with a note
   * @return the new decision; the one that stands where it already says so
   * @throws AppraisalRefusedException if another one stands by now, or there is no such bracket
   */
  public Appraised correct(
      Community community,
      Appraisal appraisal,
      Appraised decision,
      Ballot.Choice choice,
      String by,
      Instant now) {
    Bracket chosen = bracket(appraisal, choice.bracket());
    return store.write(
        community,
        unit -> {
          Appraised stands =
              Proposing.standing(unit.decided(decision.appraisal(), decision.first())).stream()
                  .filter(one -> one.identityId() == decision.identityId())
                  .findFirst()
                  .orElseThrow(Confirming::stale);
          if (stands.id() != decision.id()) {
            throw stale();
          }
          if (stands.chosen().equals(chosen.id()) && stands.value() == chosen.value()) {
            return stands;
          }
          Appraised corrected =
              new Appraised(
                  unit.number(),
                  stands.appraisal(),
                  stands.first(),
                  stands.identityId(),
                  stands.revision() + 1,
                  stands.figures(),
                  stands.proposed(),
                  chosen.id(),
                  chosen.value(),
                  choice.note(),
                  by,
                  now);
          unit.add(List.of(corrected));
          return corrected;
        });
  }
}
