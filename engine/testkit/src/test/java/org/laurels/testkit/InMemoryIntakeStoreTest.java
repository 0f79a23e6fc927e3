// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.intake.Linking;
import org.laurels.core.intake.Receipt;
import org.laurels.core.link.LinkCode;
import org.laurels.core.link.LinkNote;
import org.laurels.core.link.LinkRefusal;
import org.laurels.core.link.Proof;
import org.laurels.core.member.Identity;

class InMemoryIntakeStoreTest extends IntakeStoreContract {
  private int communities;

  @Override
  protected IntakeStore freshStore() {
    return new InMemoryIntakeStore();
  }

  @Override
  protected Community freshCommunity(IntakeStore fresh, String name) {
    return new Community(++communities, name);
  }

  @Test
  void code_linksOnce_andTheLinkCanBeTakenApart() {
    TestEvents desk = TestEvents.of("desk");
    accept(forum.question("q", "ann").at(0), forum.upvote("q", "ben").at(1));
    accept(desk.join("7").at(2), desk.join("8").at(2));
    Identity ann = new Identity("forum", "ann");
    String code = LinkCode.text(new SecureRandom());
    long id =
        store
            .write(
                community,
                unit -> unit.identities(new TreeSet<>(Set.of(ann))).values().iterator().next())
            .identityId();
    ((InMemoryIntakeStore) store)
        .give(community, id, LinkCode.hash(code).orElseThrow(), NOW.plusSeconds(1));

    Event good = desk.event(EventTypes.MEMBER_PROVED).by("7").attribute("code", code).at(3);
    Event late = desk.event(EventTypes.MEMBER_PROVED).by("8").attribute("code", code).at(3);
    assertThat(accept(good, late, good))
        .containsExactly(Receipt.Status.ACCEPTED, Receipt.Status.REFUSED, Receipt.Status.DUPLICATE);
    assertThat(books().member(ann).identities()).contains(new Identity("desk", "7"));

    LinkNote note = new LinkNote(Proof.OPERATOR, "operator", "a slip");
    Linking linking = new Linking(store, intake, TestClock.pinned(NOW));
    Linking.Answer other =
        linking.link(community, new Identity("desk", "8"), new Identity("desk", "7"), note);
    assertThat(other).isEqualTo(new Linking.Refused(LinkRefusal.LINKED_ELSEWHERE));
    long link = store.write(community, unit -> unit.mergesOf(Set.of(id)).get(0).eventId());
    assertThat(linking.unlink(community, link, note)).isTrue();
    assertThat(linking.unlink(community, link, note)).isFalse();
    assertThat(books().member(ann).identities()).containsExactly(ann);
  }

  @Override
  protected Books books(IntakeStore of, Community community) {
    return ((InMemoryIntakeStore) of).books(community);
  }
}
