// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventKey;
import org.laurels.core.event.EventTypes;
import org.laurels.core.link.LinkCode;
import org.laurels.core.link.LinkNote;
import org.laurels.core.link.LinkRefusal;
import org.laurels.core.link.LinkUnit;
import org.laurels.core.link.Proof;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;

/**
 * What {@code member.proved} events of a batch come to. Whether a code is good depends on the
 * moment, and a fold must not: so it is decided here, once, and what the timeline keeps is a merge
 * of the engine's own, which is folded and taken back like any other.
 */
final class CodeProofs {
  /** Attribute of the event that holds the code. It is never stored. */
  static final String CODE = "code";

  /** So many wrong codes of one account are looked at within {@link LinkCode#WINDOW}. */
  static final int WRONG_OF_ACCOUNT_MAX = 10;

  /** So many of all accounts of one host. */
  static final int WRONG_OF_HOST_MAX = 1_000;

  private final IntakeUnit unit;
  private final Community community;
  private final Instant now;
  private final Map<EventKey, LinkRefusal> refused = new HashMap<>();
  private final List<EventKey> merges = new ArrayList<>();

  private CodeProofs(IntakeUnit unit, Community community, Instant now) {
    this.unit = unit;
    this.community = community;
    this.now = now;
  }

  /**
   * Takes proofs that are not good out of a batch, and puts a merge beside each that is.
   *
   * @param fresh events that are not stored, by key; is changed
   */
  static CodeProofs in(
      Map<EventKey, Event> fresh, IntakeUnit unit, Community community, Instant now) {
    CodeProofs proofs = new CodeProofs(unit, community, now);
    for (Event event : List.copyOf(fresh.values())) {
      if (event.type().equals(EventTypes.MEMBER_PROVED)) {
        fresh.remove(event.key());
        proofs.judge(event, fresh);
      }
    }
    return proofs;
  }

  private void judge(Event event, Map<EventKey, Event> fresh) {
    Identity account = requireNonNull(event.actorIdentity(), "actor is null");
    Optional<byte[]> hash = LinkCode.hash(event.attributes().getOrDefault(CODE, ""));
    if (hash.isEmpty()) {
      refused.put(event.key(), LinkRefusal.NO_CODE);
      return;
    }
    if (isGuessing(account)) {
      refused.put(event.key(), LinkRefusal.TOO_MANY_TRIES);
      return;
    }
    Optional<LinkCode> code = unit.links().lockCode(hash.get());
    Optional<LinkRefusal> bad = refusal(code);
    if (bad.isPresent()) {
      countWrong(account);
      refused.put(event.key(), bad.get());
      return;
    }
    long holder = code.orElseThrow().identityId();
    long newcomer =
        requireNonNull(unit.identities(new TreeSet<>(Set.of(account))).get(account)).identityId();
    Optional<LinkRefusal> apart = LinkCheck.refusal(unit, holder, newcomer);
    if (apart.isPresent()) {
      // The code stays good: another account may be the one that was meant.
      refused.put(event.key(), apart.get());
      return;
    }
    unit.links().use(hash.get(), now);
    Event merge = LinkCheck.merge(unit, named(holder), account, now);
    fresh.put(event.key(), withoutCode(event));
    fresh.put(merge.key(), merge);
    merges.add(merge.key());
  }

  private Optional<LinkRefusal> refusal(Optional<LinkCode> code) {
    if (code.isEmpty()) {
      return Optional.of(LinkRefusal.UNKNOWN_CODE);
    }
    if (code.get().isUsed()) {
      return Optional.of(LinkRefusal.USED_CODE);
    }
    return code.get().isGood(now) ? Optional.empty() : Optional.of(LinkRefusal.OLD_CODE);
  }

  private Identity named(long identityId) {
    List<MemberLink> found = unit.links().lockIdentities(new TreeSet<>(Set.of(identityId)));
    return found.get(0).identity();
  }

  private boolean isGuessing(Identity account) {
    LinkUnit links = unit.links();
    return links.wrongCodes(ofAccount(account), now) >= WRONG_OF_ACCOUNT_MAX
        || links.wrongCodes(ofHost(account), now) >= WRONG_OF_HOST_MAX;
  }

  private void countWrong(Identity account) {
    unit.links().countWrongCode(ofAccount(account), now, LinkCode.WINDOW);
    unit.links().countWrongCode(ofHost(account), now, LinkCode.WINDOW);
  }

  private byte[] ofAccount(Identity account) {
    return LinkCode.tries(community.id(), account.host(), account.id());
  }

  private byte[] ofHost(Identity account) {
    return LinkCode.tries(community.id(), account.host(), "");
  }

  private static Event withoutCode(Event event) {
    Map<String, String> left = new LinkedHashMap<>(event.attributes());
    left.remove(CODE);
    return new Event(
        event.source(),
        event.id(),
        event.type(),
        event.time(),
        event.sequence(),
        event.actor(),
        event.item(),
        event.value(),
        left,
        event.undoes());
  }

  /** Writes down by what the merges were shown. */
  void note(Map<EventKey, Long> accepted) {
    LinkNote note = new LinkNote(Proof.CODE, "member", "");
    merges.forEach(key -> unit.links().noteLink(requireNonNull(accepted.get(key)), note, now));
  }

  /** Why an event was not taken; empty where it was. */
  Optional<LinkRefusal> refusalOf(EventKey key) {
    return Optional.ofNullable(refused.get(key));
  }
}
