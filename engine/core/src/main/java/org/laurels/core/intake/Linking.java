// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventKey;
import org.laurels.core.event.EventTypes;
import org.laurels.core.link.IdentityLink;
import org.laurels.core.link.LinkNote;
import org.laurels.core.link.LinkRefusal;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;

/**
 * Links identities that others vouch for, and takes links apart. Both are events of the timeline,
 * written in one transaction with all that follows from them. Thread-safe.
 */
public final class Linking {
  private final IntakeStore store;
  private final Intake intake;
  private final Clock clock;

  public Linking(IntakeStore store, Intake intake, Clock clock) {
    this.store = requireNonNull(store, "store is null");
    this.intake = requireNonNull(intake, "intake is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** What came of it. */
  public sealed interface Answer {}

  /** They are one member now. */
  public record Linked(long linkId) implements Answer {}

  /** Nothing was done. */
  public record Refused(LinkRefusal why) implements Answer {}

  /**
   * Links two identities that the host has told of.
   *
   * @param one may be linked with others
   * @param newcomer must not be
   * @throws StoreUnavailableException if the database failed; asking again is safe
   */
  public Answer link(Community community, Identity one, Identity newcomer, LinkNote note) {
    return store.write(community, unit -> link(unit, community, one, newcomer, note));
  }

  private Answer link(
      IntakeUnit unit, Community community, Identity one, Identity newcomer, LinkNote note) {
    SortedSet<Identity> both = new TreeSet<>(List.of(one, newcomer));
    Map<Identity, MemberLink> found = unit.identities(both);
    long first = requireNonNull(found.get(one)).identityId();
    long second = requireNonNull(found.get(newcomer)).identityId();
    Optional<LinkRefusal> refusal = LinkCheck.refusal(unit, first, second);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    Instant now = Instant.now(clock);
    long id = book(unit, community, LinkCheck.merge(unit, one, newcomer, now));
    unit.links().noteLink(id, note, now);
    return new Linked(id);
  }

  private long book(IntakeUnit unit, Community community, Event event) {
    return intake.batch(unit, community, List.of(event), (entries, granted) -> {}).get(0).eventId();
  }

  /**
   * Takes a link apart: each identity is what it would be if the link had never been.
   *
   * @param note whose proof is of no meaning here
   * @return whether it stood until now; once more changes nothing, and neither can what an erased
   *     member was be changed
   * @throws StoreUnavailableException if the database failed; asking again is safe
   */
  public boolean unlink(Community community, long linkId, LinkNote note) {
    return store.write(community, unit -> unlink(unit, community, linkId, note));
  }

  private boolean unlink(IntakeUnit unit, Community community, long linkId, LinkNote note) {
    Optional<IdentityLink> before = unit.links().link(linkId);
    if (before.isEmpty()) {
      return false;
    }
    IdentityLink link = before.get();
    unit.links()
        .lockIdentities(new TreeSet<>(List.of(link.one().identityId(), link.other().identityId())));
    // Again under the lock: another may have been faster.
    boolean stood = unit.links().link(linkId).filter(IdentityLink::stands).isPresent();
    Optional<EventKey> key = unit.links().key(linkId);
    if (!stood || key.isEmpty()) {
      return false;
    }
    Instant now = Instant.now(clock);
    book(unit, community, withdrawal(key.get(), link, now));
    unit.links().noteEnd(linkId, note, now);
    return true;
  }

  /** Of the source of what it takes back, since nothing else may; a host's own links too. */
  private static Event withdrawal(EventKey merge, IdentityLink link, Instant now) {
    boolean own = merge.source().equals(Event.OWN_SOURCE);
    return new Event(
        merge.source(),
        "unlink:" + link.id(),
        EventTypes.EVENT_WITHDRAWN,
        now,
        0,
        null,
        null,
        1,
        own ? Map.of(Event.HOST, link.one().identity().host()) : Map.of(),
        merge.id());
  }
}
