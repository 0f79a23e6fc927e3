// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.appraisal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.appraisal.Announcement;
import org.laurels.core.appraisal.Appraisal;
import org.laurels.core.appraisal.AppraisalRefusedException;
import org.laurels.core.appraisal.AppraisalRefusedException.Reason;
import org.laurels.core.appraisal.AppraisalStore;
import org.laurels.core.appraisal.Appraised;
import org.laurels.core.appraisal.Ballot;
import org.laurels.core.appraisal.Confirming;
import org.laurels.core.appraisal.Proposal;
import org.laurels.core.appraisal.Proposing;
import org.laurels.core.board.BoardStore;
import org.laurels.core.community.Community;
import org.laurels.core.cycle.PayoutPeriod;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Receipt;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Programme;

/**
 * The steps of appraisals as operators take them, by page, API and command alike. A period is named
 * by its first day; null names the one that was over last. Thread-safe.
 */
public final class AppraisalSteps {
  private static final int TOLD_AT_ONCE = 200;

  private final AppraisalStore store;
  private final Proposing proposing;
  private final Confirming confirming;
  private final Function<Community, Programme> programmes;
  private final BiFunction<Community, List<Event>, List<Receipt>> intake;
  private final Clock clock;

  /**
   * @param programmes the newest programme of a community
   * @param intake takes events, and answers once they are durable
   */
  public AppraisalSteps(
      AppraisalStore store,
      BoardStore sums,
      Function<Community, Programme> programmes,
      BiFunction<Community, List<Event>, List<Receipt>> intake,
      Clock clock) {
    this.store = store;
    this.proposing = new Proposing(sums, store);
    this.confirming = new Confirming(store);
    this.programmes = programmes;
    this.intake = intake;
    this.clock = clock;
  }

  /** The appraisals of the programme as it is now. */
  public List<Appraisal> appraisals(Community community) {
    return programmes.apply(community).appraisals();
  }

  /**
   * What the engine proposes for a period, and what was decided of it.
   *
   * @throws AppraisalRefusedException if there is no such appraisal, or no such period of it
   */
  public Proposal proposal(Community community, String id, @Nullable LocalDate first) {
    Appraisal appraisal = appraisal(community, id);
    ZoneId zone = programmes.apply(community).zone();
    Instant now = Instant.now(clock);
    return proposing.of(community, appraisal, period(appraisal, first, zone, now), zone, now);
  }

  /** The period that goes on. */
  public PayoutPeriod running(Community community, Appraisal appraisal) {
    return appraisal.cut().around(LocalDate.ofInstant(clock.instant(), zone(community)));
  }

  private ZoneId zone(Community community) {
    return programmes.apply(community).zone();
  }

  private Appraisal appraisal(Community community, String id) {
    Appraisal appraisal = programmes.apply(community).appraisal(id);
    if (appraisal == null) {
      throw new AppraisalRefusedException(
          Reason.NO_APPRAISAL, "the programme has no appraisal '" + id + "'");
    }
    return appraisal;
  }

  private static PayoutPeriod period(
      Appraisal appraisal, @Nullable LocalDate first, ZoneId zone, Instant now) {
    PayoutPeriod running = appraisal.cut().around(LocalDate.ofInstant(now, zone));
    if (first == null) {
      return appraisal.cut().before(running);
    }
    return appraisal
        .cut()
        .from(first)
        .filter(period -> !period.first().isAfter(running.first()))
        .orElseThrow(
            () ->
                new AppraisalRefusedException(
                    Reason.NO_PERIOD,
                    "no period of '%s' that has begun begins on %s"
                        .formatted(appraisal.id(), first)));
  }

  /**
   * Decides on everybody of a period who is still open, and tells the intake.
   *
   * @return what was decided now; empty where all had been decided before, which changes nothing
   * @throws AppraisalRefusedException if nothing can be decided so; then nothing is
   */
  public List<Appraised> confirm(
      Community community, String id, @Nullable LocalDate first, Ballot ballot) {
    Proposal proposal = proposal(community, id, first);
    List<Appraised> made = confirming.confirm(community, proposal, ballot, Instant.now(clock));
    tell(community);
    return made;
  }

  /**
   * Decides on the members of a table, which holds all whom the engine proposes to pay.
   *
   * @return what was decided, or all that is wrong with the table
   * @throws AppraisalRefusedException if the period goes on, or is none
   */
  public Outcome confirm(
      Community community, String id, @Nullable LocalDate first, String table, String by) {
    Proposal proposal = proposal(community, id, first);
    ChoiceTable choices = ChoiceTable.read(table, proposal);
    if (!choices.faults().isEmpty()) {
      return new Outcome.Refused(choices.faults());
    }
    return new Outcome.Decided(
        confirm(
            community,
            id,
            proposal.period().first(),
            new Ballot(proposal.mark(), choices.choices(), by)));
  }

  /** Decides on everybody of a period who is still open, as it is proposed. */
  public List<Appraised> confirmAsProposed(
      Community community, String id, @Nullable LocalDate first, String by) {
    Proposal proposal = proposal(community, id, first);
    return confirm(
        community, id, proposal.period().first(), new Ballot(proposal.mark(), Map.of(), by));
  }

  /** What came of a table. */
  public sealed interface Outcome {
    /** It was taken whole. */
    record Decided(List<Appraised> decisions) implements Outcome {}

    /** Nothing was decided. */
    record Refused(List<ChoiceTable.Fault> faults) implements Outcome {}
  }

  /**
   * Decides anew on one member, and tells the intake: what was given is taken back, and what is
   * right given.
   *
   * @param decision the number of the decision that stands
   * @throws AppraisalRefusedException if there is none, or another stands by now
   */
  public Appraised correct(
      Community community, String id, long decision, Ballot.Choice choice, String by) {
    Appraised standing =
        store
            .find(community, decision)
            .filter(one -> one.appraisal().equals(id))
            .orElseThrow(
                () -> new AppraisalRefusedException(Reason.NO_DECISION, "no such decision"));
    Appraised made =
        confirming.correct(
            community, appraisal(community, id), standing, choice, by, Instant.now(clock));
    tell(community);
    return made;
  }

  /**
   * Tells the intake of what was decided and not told yet. Whoever died in between, or was not
   * answered, leaves it to the next: an event that was told before is known and gives nothing.
   *
   * @return how many decisions were told
   */
  public int tell(Community community) {
    int told = 0;
    List<Appraised> untold = store.untold(community, TOLD_AT_ONCE);
    while (!untold.isEmpty()) {
      Map<Long, Identity> identities =
          store.identities(community, untold.stream().map(Appraised::identityId).toList());
      List<Event> events = new ArrayList<>();
      for (Appraised decision : untold) {
        Identity identity = identities.get(decision.identityId());
        if (identity == null) {
          throw new IllegalStateException("a decision on nobody: " + decision.id());
        }
        Appraised before =
            decision.revision() == 1 ? null : store.before(community, decision).orElseThrow();
        events.addAll(Announcement.of(decision, before, identity));
      }
      for (Receipt receipt : intake.apply(community, events)) {
        if (receipt.status() == Receipt.Status.REFUSED) {
          throw new IllegalStateException(
              "the decision " + receipt.id() + " was refused: " + receipt.problem());
        }
      }
      store.told(community, untold, Instant.now(clock));
      told += untold.size();
      untold = store.untold(community, TOLD_AT_ONCE);
    }
    return told;
  }

  /** What is to be decided, as a table that can be changed and confirmed. */
  public String table(Community community, Proposal proposal) {
    return ProposalTable.of(
        proposal,
        identities(community, proposal.open().stream().map(Proposal.Line::memberId).toList()));
  }

  /** What hosts call members, by number. */
  public Map<Long, Identity> identities(Community community, Collection<Long> members) {
    return store.identities(community, members);
  }
}
