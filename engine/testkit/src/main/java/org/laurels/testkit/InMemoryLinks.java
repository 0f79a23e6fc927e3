// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventKey;
import org.laurels.core.intake.MergeLink;
import org.laurels.core.link.IdentityLink;
import org.laurels.core.link.LinkCode;
import org.laurels.core.link.LinkNote;
import org.laurels.core.link.LinkUnit;
import org.laurels.core.link.Proof;
import org.laurels.core.member.MemberLink;

/** Links and codes in one community's maps, where one unit runs at a time and nothing is locked. */
final class InMemoryLinks implements LinkUnit {
  private final Tables tables;
  private final Journal journal;

  InMemoryLinks(Tables tables, Journal journal) {
    this.tables = tables;
    this.journal = journal;
  }

  private static String text(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  @Override
  public Optional<LinkCode> lockCode(byte[] hash) {
    return Optional.ofNullable(tables.codes.get(text(hash)));
  }

  @Override
  public void use(byte[] hash, Instant now) {
    LinkCode code = requireNonNull(tables.codes.get(text(hash)), "no such code");
    if (code.isUsed()) {
      throw new IllegalStateException("used before");
    }
    journal.put(tables.codes, text(hash), new LinkCode(code.identityId(), code.expiresAt(), true));
  }

  @Override
  public List<MemberLink> lockIdentities(SortedSet<Long> identityIds) {
    return identityIds.stream().map(this::identity).toList();
  }

  private MemberLink identity(long id) {
    return new MemberLink(
        id,
        requireNonNull(tables.identities.get(id), "no identity"),
        requireNonNull(tables.memberOf.get(id), "no member"));
  }

  @Override
  public List<MemberLink> identitiesOf(Set<Long> memberIds) {
    return tables.memberOf.keySet().stream()
        .map(this::identity)
        .filter(each -> memberIds.contains(each.memberId()))
        .toList();
  }

  @Override
  public int wrongCodes(byte[] key, Instant now) {
    Tables.Tries tries = tables.wrongCodes.get(text(key));
    return tries == null || !tries.forgottenAt().isAfter(now) ? 0 : tries.count();
  }

  @Override
  public void countWrongCode(byte[] key, Instant now, Duration window) {
    int before = wrongCodes(key, now);
    Tables.Tries tries = tables.wrongCodes.get(text(key));
    Instant forgotten = before == 0 || tries == null ? now.plus(window) : tries.forgottenAt();
    journal.put(tables.wrongCodes, text(key), new Tables.Tries(before + 1, forgotten));
  }

  @Override
  public void noteLink(long eventId, LinkNote note, Instant now) {
    if (journal.put(tables.linkNotes, eventId, note) != null) {
      throw new IllegalStateException("noted twice");
    }
  }

  @Override
  public Optional<IdentityLink> link(long eventId) {
    MergeLink merge = tables.merges.get(eventId);
    if (merge == null) {
      return Optional.empty();
    }
    Event event = requireNonNull(tables.events.get(eventId)).resolved().event();
    LinkNote note = tables.linkNotes.get(eventId);
    return Optional.of(
        new IdentityLink(
            eventId,
            identity(merge.oneId()),
            identity(merge.otherId()),
            note == null ? new LinkNote(Proof.HOST, "host " + event.source(), "") : note,
            event.time(),
            merge.active(),
            tables.linkEnds.get(eventId)));
  }

  @Override
  public Optional<EventKey> key(long eventId) {
    return Optional.ofNullable(tables.events.get(eventId))
        .map(event -> event.resolved().event().key());
  }

  @Override
  public void noteEnd(long eventId, LinkNote note, Instant now) {
    journal.put(tables.linkEnds, eventId, new IdentityLink.End(note.by(), note.note(), now));
  }
}
