// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.laurels.core.badge.BadgeGrant;
import org.laurels.core.board.DayChange;
import org.laurels.core.community.Community;
import org.laurels.core.fold.MemberState;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.ItemState;
import org.laurels.core.item.ResolvedEvent;
import org.laurels.core.item.ThreadFold;
import org.laurels.core.ledger.Entry;
import org.laurels.core.programme.Programmes;

/**
 * Folds everything again from nothing but the events, and holds it against what is stored.
 *
 * <p>{@code verify} tells the differences. {@code rebuild} also mends them: figures are written
 * anew, and entries that differ are corrected by further entries, since the ledger is never
 * rewritten. It is also how a new version of a programme reaches the past.
 */
public final class Audit {
  private static final int PART = 200;
  private static final int DIFFERENCES_MAX = 100;

  private final IntakeStore store;
  private final AuditStore rows;
  private final ProgrammeBook programmes;
  private final Clock clock;

  public Audit(IntakeStore store, AuditStore rows, ProgrammeBook programmes, Clock clock) {
    this.store = store;
    this.rows = rows;
    this.programmes = programmes;
    this.clock = clock;
  }

  /** Is told how far the work is. */
  @FunctionalInterface
  public interface Progress {
    void done(String phase, long done, long total);
  }

  /**
   * What was found.
   *
   * @param examples the first differences in words
   */
  public record Report(
      long threads, long members, long entries, long differences, List<String> examples) {}

  /** Compares everything and changes nothing. */
  public Report verify(Community community, Progress progress) {
    return run(community, progress, false);
  }

  /** Compares everything and mends what differs. */
  public Report rebuild(Community community, Progress progress) {
    return run(community, progress, true);
  }

  private Report run(Community community, Progress progress, boolean mend) {
    Findings findings = new Findings();
    rows.unbalanced(community).forEach(findings::add);
    long threads = 0;
    long threadsTotal = rows.roots(community);
    List<Long> roots = rows.rootsAfter(community, 0, PART);
    while (!roots.isEmpty()) {
      List<Long> part = roots;
      findings.join(store.write(community, unit -> threads(unit, part, mend)));
      threads += part.size();
      progress.done("threads", threads, threadsTotal);
      roots = rows.rootsAfter(community, part.get(part.size() - 1), PART);
    }
    long members = 0;
    long membersTotal = rows.members(community);
    List<Long> ids = rows.membersAfter(community, 0, PART);
    while (!ids.isEmpty()) {
      List<Long> part = ids;
      findings.join(store.write(community, unit -> members(unit, community, part, mend)));
      members += part.size();
      progress.done("members", members, membersTotal);
      ids = rows.membersAfter(community, part.get(part.size() - 1), PART);
    }
    return new Report(
        threads, members, findings.entries, findings.count, List.copyOf(findings.examples));
  }

  /** Differences found in one part of the work. */
  private static final class Findings {
    private final List<String> examples = new ArrayList<>();
    private long count;
    private long entries;

    void add(String difference) {
      count++;
      if (examples.size() < DIFFERENCES_MAX) {
        examples.add(difference);
      }
    }

    void join(Findings other) {
      count += other.count;
      entries += other.entries;
      for (String example : other.examples) {
        if (examples.size() < DIFFERENCES_MAX) {
          examples.add(example);
        }
      }
    }
  }

  private static Findings threads(IntakeUnit unit, List<Long> roots, boolean mend) {
    Findings findings = new Findings();
    SortedSet<Long> seeds = new TreeSet<>(roots);
    Map<Long, ItemState> stored = unit.lockThreads(seeds);
    Map<Long, FoldEvent> events = ThreadStage.stored(unit, stored.keySet(), List.of());
    ThreadFold fold = folded(events.values());
    List<FoldEvent> changed = new ArrayList<>();
    for (FoldEvent old : events.values()) {
      FoldEvent now = fold.folded(old.id());
      if (!now.facts().equals(old.facts()) || !now.toggles().equals(old.toggles())) {
        findings.add("event " + old.resolved().event().key() + " saw something else");
        changed.add(now);
      }
    }
    List<ItemState> states = new ArrayList<>();
    for (ItemState state : fold.states()) {
      if (!state.equals(stored.get(state.id()))) {
        findings.add("item " + state.id() + " stands elsewhere");
        states.add(state);
      }
    }
    if (mend) {
      unit.changeEvents(changed);
      unit.saveItems(states);
    }
    return findings;
  }

  private static ThreadFold folded(Collection<FoldEvent> events) {
    List<ResolvedEvent> ordered = new ArrayList<>(events.size());
    events.forEach(event -> ordered.add(event.resolved()));
    ordered.sort(Comparator.comparing(event -> event.event().order()));
    ThreadFold fold = new ThreadFold();
    ordered.forEach(fold::apply);
    return fold;
  }

  private Findings members(
      IntakeUnit unit, Community community, List<Long> memberIds, boolean mend) {
    Findings findings = new Findings();
    Instant now = Instant.now(clock);
    Programmes current = programmes.upTo(community, unit.programmeVersion());
    MemberStage stage = new MemberStage(unit, current, now, new HashMap<>());
    stage.again(memberIds);
    Map<Long, MemberState> before = unit.readMembers(Set.copyOf(memberIds));
    stage.lock();
    stage.run();
    findings.entries += stage.bookedSeen;
    for (Entry entry : stage.entries) {
      findings.add(
          "the books lack "
              + entry.key().reason()
              + " of "
              + entry.change()
              + " "
              + entry.key().unit()
              + " for event "
              + entry.key().eventId()
              + " by "
              + entry.key().cause()
              + " on identity "
              + entry.key().identityId());
    }
    for (BadgeGrant grant : stage.granted) {
      findings.add("badge " + grant.key().badge() + " was not granted on " + grant.identityId());
    }
    for (BadgeGrant grant : stage.revoked) {
      findings.add("badge " + grant.key().badge() + " has no reason on " + grant.identityId());
    }
    stage.states.forEach(
        (member, state) -> {
          if (!before.getOrDefault(member, MemberState.EMPTY).isSame(state, now)) {
            findings.add("the figures of member " + member + " differ");
          }
        });
    if (mend) {
      unit.saveMembers(stage.states);
      unit.book(stage.entries);
      new CreditStage(unit, current, now, stage.membersByIdentity()).run(stage.entries);
      ZoneId zone = current.latest().programme().zone();
      List<DayChange> changes = DayChanges.of(stage.entries, zone);
      if (!changes.isEmpty()) {
        unit.tellBoards(zone, changes, Set.of());
      }
      unit.revoke(stage.revoked);
      unit.grant(stage.granted);
      Set<Long> honoured = stage.honoured();
      if (!honoured.isEmpty()) {
        unit.tellHosts(honoured);
      }
    }
    return findings;
  }
}
