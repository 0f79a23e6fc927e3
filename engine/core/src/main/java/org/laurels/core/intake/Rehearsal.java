// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurels.core.badge.BadgeGrant;
import org.laurels.core.board.Tally;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.ledger.Entry;
import org.laurels.core.ledger.Reason;

/**
 * What events would give: the intake itself, in a transaction that is rolled back. So it cannot
 * tell anything else than what the intake then does. Thread-safe.
 */
public final class Rehearsal {
  /** The most events of one rehearsal, which holds its locks until it is over. */
  public static final int EVENTS_MAX = 2_000;

  private final IntakeStore store;
  private final Intake intake;

  public Rehearsal(IntakeStore store, ProgrammeBook programmes, Clock clock) {
    this.store = requireNonNull(store, "store is null");
    this.intake = new Intake(store, programmes, clock, (incident, cause) -> {});
  }

  /**
   * What would come of the events.
   *
   * @param fresh events that would be accepted
   * @param known events that are booked already
   * @param awards sums that rules would give after limits and floors, by rule and unit such as
   *     "answer-upvoted reputation"; negative where the events take something back
   * @param badges badges that would be granted, by badge
   */
  public record Outlook(
      long fresh, long known, Map<String, Long> awards, Map<String, Long> badges) {
    public Outlook {
      awards = Map.copyOf(awards);
      badges = Map.copyOf(badges);
    }
  }

  /** What one batch books. */
  interface Told {
    void booked(List<Entry> entries, List<BadgeGrant> granted);
  }

  /** Carries the outlook out of the transaction, and makes it roll back. */
  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outlook outlook;

    RolledBack(Outlook outlook) {
      super("a rehearsal ends so", null, false, false);
      this.outlook = outlook;
    }
  }

  /**
   * Rehearses.
   *
   * @throws IllegalArgumentException if there are more than {@link #EVENTS_MAX}
   * @throws StoreUnavailableException if the database cannot be reached
   */
  public Outlook run(Community community, List<Event> events) {
    if (events.size() > EVENTS_MAX) {
      throw new IllegalArgumentException("at most " + EVENTS_MAX + " events are rehearsed");
    }
    try {
      return store.write(
          community,
          unit -> {
            throw new RolledBack(outlook(unit, community, events));
          });
    } catch (RolledBack e) {
      return e.outlook;
    }
  }

  private Outlook outlook(IntakeUnit unit, Community community, List<Event> events) {
    Map<String, Long> awards = new TreeMap<>();
    Map<String, Long> badges = new TreeMap<>();
    List<Receipt> receipts =
        intake.batch(
            unit,
            community,
            events,
            (entries, granted) -> {
              entries.forEach(entry -> add(awards, entry));
              granted.forEach(grant -> badges.merge(grant.key().badge(), 1L, Long::sum));
            });
    long fresh = count(receipts, Receipt.Status.ACCEPTED);
    awards.values().removeIf(sum -> sum == 0);
    return new Outlook(fresh, count(receipts, Receipt.Status.DUPLICATE), awards, badges);
  }

  private static long count(List<Receipt> receipts, Receipt.Status status) {
    return receipts.stream().filter(each -> each.status() == status).count();
  }

  /**
   * Under its rule, and nothing that no statement shows: what a limit or a floor holds back names
   * the rule before the slash.
   */
  private static void add(Map<String, Long> awards, Entry entry) {
    Reason reason = entry.key().reason();
    String cause = entry.key().cause();
    if (reason == Reason.START || Tally.isTally(entry.key().unit())) {
      return;
    }
    int slash = reason == Reason.LIMIT ? cause.indexOf('/') : -1;
    String rule = slash < 0 ? cause : cause.substring(0, slash);
    awards.merge(rule + " " + entry.key().unit(), entry.change(), Long::sum);
  }
}
