// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.bounty.Bounties;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.BountyStore;
import org.laurels.core.bounty.Share;
import org.laurels.core.event.EventTypes;
import org.laurels.core.wallet.Balance;

/** A community whose members put bounties on items of a host. */
abstract class BountyStoreFixture extends CreditStoreFixture {
  static final Bounties.Telling TELLING = (bounty, paid) -> Long.toString(bounty.id());

  private int serial;

  Bounties bounties(BountyStore store) {
    return new Bounties(store, in -> PROGRAMMES, clock);
  }

  Bounties bounties() {
    return bounties(database.bountyStore());
  }

  /** Has the host tell of an item. */
  void asked(String item) {
    intake(database.intakeStore())
        .accept(
            community,
            List.of(
                EVENTS
                    .event(EventTypes.QUESTION_ASKED)
                    .by("asker")
                    .item(item)
                    .id("asked-" + item)
                    .at(Instant.now(clock))));
  }

  static Bounties.Offer offer(long member, String item, long amount) {
    return offer(member, item, amount, null);
  }

  static Bounties.Offer offer(long member, String item, long amount, @Nullable Instant expiresAt) {
    return new Bounties.Offer(member, "host", item, UNIT, amount, expiresAt);
  }

  /** Puts one up by a call of its own. */
  long offered(Bounties.Offer offer) {
    return Long.parseLong(
        bounties().offer(community, offer, call("offer-" + serial++), TELLING).answer().body());
  }

  void award(long bounty, long member) {
    bounties().award(community, bounty, member, call("award-" + serial++), TELLING);
  }

  void split(long bounty, Share... shares) {
    bounties().split(community, bounty, List.of(shares), call("split-" + serial++), TELLING);
  }

  void giveBack(long bounty) {
    bounties().giveBack(community, bounty, call("back-" + serial++), TELLING);
  }

  Bounty bounty(long id) {
    return database.bountyStore().find(community, id).orElseThrow();
  }

  void assertBalance(long member, long available, long held) {
    assertThat(balance(member)).isEqualTo(new Balance(0, available, held, 0));
  }

  void undo(String person) {
    intake(database.intakeStore())
        .accept(
            community,
            List.of(
                EVENTS
                    .event("x.undone")
                    .by(person)
                    .undoes("rich-" + person)
                    .id("undo-" + person)
                    .at(Instant.now(clock))));
  }

  void merge(String one, String other) {
    intake(database.intakeStore())
        .accept(
            community,
            List.of(
                EVENTS
                    .event(EventTypes.MEMBER_MERGED)
                    .by(one)
                    .attribute("other", other)
                    .id("merge")
                    .at(Instant.now(clock))));
  }
}
