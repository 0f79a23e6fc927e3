// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.laurels.core.board.DayChange;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventKey;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.Merge;
import org.laurels.core.event.SaidProfile;
import org.laurels.core.fold.MemberState;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.ResolvedEvent;
import org.laurels.core.item.Toggle;
import org.laurels.core.programme.Programmes;

/**
 * Takes events in. Each batch is one transaction: the events, what they gave, and the figures that
 * follow are written together or not at all. Thread-safe.
 */
public final class Intake {
  private static final int ATTEMPTS_MAX = 3;

  private final IntakeStore store;
  private final ProgrammeBook programmes;
  private final Clock clock;
  private final BiConsumer<String, RuntimeException> poison;

  /**
   * @param poison is told of an event that made the engine fail, with the id that its receipt names
   */
  public Intake(
      IntakeStore store,
      ProgrammeBook programmes,
      Clock clock,
      BiConsumer<String, RuntimeException> poison) {
    this.store = requireNonNull(store, "store is null");
    this.programmes = requireNonNull(programmes, "programmes is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.poison = requireNonNull(poison, "poison is null");
  }

  /**
   * Takes a batch. When it returns, every accepted event is durable. An event that makes the engine
   * fail is set apart and refused; the others go through.
   *
   * @return a receipt for each event, in the order offered
   * @throws StoreUnavailableException if the database failed; events of the batch may then be
   *     stored or not, and offering them again is safe
   */
  public List<Receipt> accept(Community community, List<Event> events) {
    return events.isEmpty() ? List.of() : accept(community, events, 1);
  }

  private List<Receipt> accept(Community community, List<Event> events, int attempt) {
    try {
      return store.write(
          community, unit -> batch(unit, community, events, (entries, granted) -> {}));
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      // What another process commits between two reads can look like a contradiction, which is
      // gone the next time. An event is at fault only if it fails alone and again.
      return events.size() == 1 && attempt < ATTEMPTS_MAX
          ? accept(community, events, attempt + 1)
          : setApart(community, events, e);
    }
  }

  private List<Receipt> setApart(Community community, List<Event> events, RuntimeException cause) {
    if (events.size() == 1) {
      String incident = UUID.randomUUID().toString();
      poison.accept(incident, cause);
      Event event = events.get(0);
      return List.of(
          Receipt.refused(
              event.source(),
              event.id(),
              "the engine failed on this event; its log has the reason under " + incident));
    }
    int half = events.size() / 2;
    List<Receipt> receipts = new ArrayList<>(accept(community, events.subList(0, half)));
    receipts.addAll(accept(community, events.subList(half, events.size())));
    return receipts;
  }

  /** Takes a batch within a transaction, and tells what was booked for it. */
  List<Receipt> batch(
      IntakeUnit unit, Community community, List<Event> events, Rehearsal.Told told) {
    Map<EventKey, Event> byKey = new LinkedHashMap<>();
    events.forEach(event -> byKey.putIfAbsent(event.key(), event));
    Map<EventKey, Long> known = new HashMap<>(unit.knownEvents(byKey.keySet()));
    byKey.keySet().removeAll(known.keySet());
    CodeProofs proofs = CodeProofs.in(byKey, unit, community, Instant.now(clock));
    Map<EventKey, Long> accepted = new HashMap<>();
    if (!byKey.isEmpty()) {
      Programmes current = programmes.upTo(community, unit.programmeVersion());
      write(unit, current, new ArrayList<>(byKey.values()), accepted, told);
      proofs.note(accepted);
    }
    List<Receipt> receipts = new ArrayList<>(events.size());
    for (Event event : events) {
      receipts.add(
          proofs
              .refusalOf(event.key())
              .map(why -> Receipt.refused(event.source(), event.id(), why.text()))
              .orElseGet(() -> receipt(event, accepted, known)));
    }
    return receipts;
  }

  private static Receipt receipt(
      Event event, Map<EventKey, Long> accepted, Map<EventKey, Long> known) {
    Long id = accepted.remove(event.key());
    if (id != null) {
      known.put(event.key(), id);
    }
    return new Receipt(
        event.source(),
        event.id(),
        id != null ? Receipt.Status.ACCEPTED : Receipt.Status.DUPLICATE,
        requireNonNull(known.get(event.key())),
        null);
  }

  private void write(
      IntakeUnit unit,
      Programmes current,
      List<Event> fresh,
      Map<EventKey, Long> accepted,
      Rehearsal.Told told) {
    Resolution resolution = new Resolution(unit, fresh);
    List<ResolvedEvent> events =
        current.readActor() ? witnessed(unit, resolution) : resolution.events;
    ThreadStage threads = new ThreadStage(unit);
    threads.run(events);
    Instant now = Instant.now(clock);
    MemberStage members = new MemberStage(unit, current, now, resolution.memberByIdentity);
    Regrouped regrouped = regroup(unit, resolution, threads);
    List<FoldEvent> ordered = new ArrayList<>(events.size());
    for (ResolvedEvent event : events) {
      ordered.add(requireNonNull(threads.fresh.get(event.id())));
      accepted.put(event.event().key(), event.id());
    }
    members.fresh(ordered);
    members.changed(threads.before, threads.changed.values());
    members.again(regrouped.again());
    members.lock();
    // Written behind our back while the members' rules are worked out: most of the work of both.
    unit.appendEvents(ordered);
    unit.changeEvents(List.copyOf(threads.changed.values()));
    unit.saveItems(threads.items);
    members.run();
    unit.saveMembers(members.states);
    unit.book(members.entries);
    new CreditStage(unit, current, now, resolution.memberByIdentity).run(members.entries);
    unit.revoke(members.revoked);
    unit.grant(members.granted);
    told.booked(members.entries, members.granted);
    tellBoards(unit, current, members, ordered, regrouped);
    erase(unit, ordered);
    tellHosts(unit, members, regrouped);
  }

  private static void tellHosts(IntakeUnit unit, MemberStage members, Regrouped regrouped) {
    Set<Long> honoured = members.honoured();
    honoured.addAll(regrouped.touched());
    if (!honoured.isEmpty()) {
      unit.tellHosts(honoured);
    }
  }

  /** In the same transaction, so that not even the event that asks for it keeps the name. */
  private static void erase(IntakeUnit unit, List<FoldEvent> ordered) {
    Set<Long> erased = new TreeSet<>();
    for (FoldEvent event : ordered) {
      if (event.resolved().event().type().equals(EventTypes.MEMBER_ERASED)) {
        erased.add(event.resolved().actorId());
      }
    }
    if (!erased.isEmpty()) {
      new TreeSet<>(unit.membersOf(erased).values()).forEach(m -> Erasure.of(unit, m));
    }
  }

  private static void tellBoards(
      IntakeUnit unit,
      Programmes current,
      MemberStage members,
      List<FoldEvent> ordered,
      Regrouped regrouped) {
    Map<Long, SaidProfile> said = new HashMap<>();
    for (FoldEvent event : ordered) {
      SaidProfile.of(event.resolved().event())
          .ifPresent(profile -> said.put(event.resolved().actorId(), profile));
    }
    Set<Long> touched = new TreeSet<>(regrouped.touched());
    if (!said.isEmpty()) {
      touched.addAll(unit.membersOf(unit.saveProfiles(said)).values());
    }
    ZoneId zone = current.latest().programme().zone();
    List<DayChange> changes = DayChanges.of(members.entries, zone);
    if (!changes.isEmpty() || !touched.isEmpty()) {
      unit.tellBoards(zone, changes, touched);
    }
  }

  /**
   * What merges have changed.
   *
   * @param again members who must be folded from the beginning: the regrouped, and whoever shares
   *     an event with them, since a rule may compare the two
   * @param touched members whose identities are others now, or who are no more
   */
  private record Regrouped(Set<Long> again, Set<Long> touched) {
    static final Regrouped NONE = new Regrouped(Set.of(), Set.of());
  }

  /** Writes down with each event what its actor's figures are now, for later folds to read. */
  private static List<ResolvedEvent> witnessed(IntakeUnit unit, Resolution resolution) {
    Set<Long> actors = new LinkedHashSet<>();
    for (ResolvedEvent event : resolution.events) {
      if (event.actorId() != 0) {
        actors.add(requireNonNull(resolution.memberByIdentity.get(event.actorId())));
      }
    }
    Map<Long, MemberState> states = actors.isEmpty() ? Map.of() : unit.readMembers(actors);
    List<ResolvedEvent> with = new ArrayList<>(resolution.events.size());
    for (ResolvedEvent event : resolution.events) {
      Long actor = resolution.memberByIdentity.get(event.actorId());
      MemberState state = actor == null ? null : states.get(actor);
      with.add(state == null ? event : event.witnessing(figures(state)));
    }
    return with;
  }

  private static Map<String, String> figures(MemberState state) {
    Map<String, String> figures = new HashMap<>();
    state.balances().forEach((name, amount) -> figures.put(name, Long.toString(amount)));
    figures.put("rank", state.rank());
    return figures;
  }

  /** Follows merges that this batch brought or took back. */
  private static Regrouped regroup(IntakeUnit unit, Resolution resolution, ThreadStage threads) {
    List<MergeLink> merges = new ArrayList<>();
    for (FoldEvent event : threads.fresh.values()) {
      if (event.resolved().event().type().equals(EventTypes.MEMBER_MERGED)) {
        Merge merge = Merge.of(event.resolved().event());
        merges.add(
            new MergeLink(
                event.id(),
                resolution.identityId(merge.one()),
                resolution.identityId(merge.other()),
                isLive(event)));
      }
    }
    Set<Long> touched = new HashSet<>();
    merges.forEach(merge -> touched.addAll(List.of(merge.oneId(), merge.otherId())));
    for (FoldEvent event : threads.changed.values()) {
      if (event.resolved().event().type().equals(EventTypes.MEMBER_MERGED)) {
        for (MergeLink merge : unit.mergesOf(Set.of(event.resolved().actorId()))) {
          if (merge.eventId() == event.id()) {
            merges.add(new MergeLink(event.id(), merge.oneId(), merge.otherId(), isLive(event)));
            touched.addAll(List.of(merge.oneId(), merge.otherId()));
          }
        }
      }
    }
    if (merges.isEmpty()) {
      return Regrouped.NONE;
    }
    unit.saveMerges(merges);
    return regroup(unit, resolution, touched);
  }

  private static boolean isLive(FoldEvent merge) {
    return merge.toggles().stream().noneMatch(t -> t.kind() == Toggle.Kind.WITHDRAWN);
  }

  private static Regrouped regroup(IntakeUnit unit, Resolution resolution, Set<Long> touched) {
    Set<Long> before = new TreeSet<>(unit.membersOf(touched).values());
    Set<Long> identities = unit.identitiesOf(before);
    unit.lockMembers(new TreeSet<>(before));
    Map<Long, Long> grouping = Grouping.of(identities, unit.mergesOf(identities));
    unit.assignMembers(grouping);
    resolution.memberByIdentity.putAll(grouping);
    Set<Long> others = new TreeSet<>();
    for (FoldEvent event : unit.eventsOf(identities)) {
      others.add(event.resolved().actorId());
      others.add(event.facts().authorId());
      others.add(event.facts().parentAuthorId());
    }
    others.remove(0L);
    Set<Long> again = new TreeSet<>(grouping.values());
    if (!others.isEmpty()) {
      again.addAll(unit.membersOf(others).values());
    }
    return new Regrouped(again, grouping.keySet());
  }
}
