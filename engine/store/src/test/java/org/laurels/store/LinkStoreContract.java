// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.intake.Audit;
import org.laurels.core.intake.Erasure;
import org.laurels.core.intake.Linking;
import org.laurels.core.intake.Receipt;
import org.laurels.core.link.IdentityLink;
import org.laurels.core.link.LinkCode;
import org.laurels.core.link.LinkNote;
import org.laurels.core.link.LinkRefusal;
import org.laurels.core.link.Proof;
import org.laurels.core.member.Identity;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.wallet.Balance;

/**
 * Codes and links on a database: each code once, each account with one member, each total right.
 */
abstract class LinkStoreContract extends LinkStoreFixture {
  @Test
  void code_postedByTheOtherAccount_linksThem_once() {
    rich("ann", 10);
    account("desk", "7");
    String code = code("host", "ann");
    Event proof = event("desk", EventTypes.MEMBER_PROVED, "7", Map.of("code", " " + code + "\n"));

    Receipt first = accept(proof);
    Receipt again = accept(proof);
    account("care", "x");
    Receipt other = post(code, "care", "x");

    assertThat(first.status()).isEqualTo(Receipt.Status.ACCEPTED);
    assertThat(again.status()).as("the same event").isEqualTo(Receipt.Status.DUPLICATE);
    assertRefused(other, LinkRefusal.USED_CODE);
    assertThat(known("desk", "7").memberId()).isEqualTo(known("host", "ann").memberId());
    IdentityLink link = links().list(community, null, Long.MAX_VALUE, 10).get(0);
    assertThat(link.note()).isEqualTo(new LinkNote(Proof.CODE, "member", ""));
    assertThat(link.stands()).isTrue();
    assertThat(link.names(new Identity("desk", "7"))).isTrue();
    String plain = String.valueOf(code).toLowerCase(java.util.Locale.ROOT);
    assertThat(count("SELECT COUNT(*) FROM event WHERE LOWER(payload) LIKE '%" + plain + "%'"))
        .as("the code is nowhere kept")
        .isZero();
  }

  @Test
  void code_isHashed_hasSixtyBits_andIsFoundHoweverItIsWritten() {
    String code = LinkCode.text(random);

    assertThat(code).matches("laurels(-[0-9A-HJKMNP-TV-Z]{4}){3}");
    assertThat(LinkCode.hash(code.toLowerCase(java.util.Locale.ROOT)).orElseThrow())
        .isEqualTo(LinkCode.hash("  " + code + " ").orElseThrow());
    assertThat(LinkCode.hash(code + "0")).isEmpty();
    assertThat(LinkCode.hash(code.substring(1))).isEmpty();
    assertThat(LinkCode.hash("")).isEmpty();
  }

  @Test
  void codes_thatAreNotGood_doNothing_andTheReceiptTellsWhy() {
    rich("ann", 10);
    account("desk", "7");
    String first = code("host", "ann");
    String old = code("host", "ann");

    assertRefused(post(first, "desk", "7"), LinkRefusal.OLD_CODE);
    clock.advance(LinkCode.GOOD_FOR.minusSeconds(1));
    String late = code("host", "ann");
    assertRefused(post(old, "desk", "7"), LinkRefusal.OLD_CODE);
    clock.advance(LinkCode.GOOD_FOR);
    assertRefused(post(late, "desk", "7"), LinkRefusal.OLD_CODE);
    assertRefused(post(LinkCode.text(random), "desk", "7"), LinkRefusal.UNKNOWN_CODE);
    assertRefused(post("hello", "desk", "7"), LinkRefusal.NO_CODE);
    assertRefused(
        accept(event("desk", EventTypes.MEMBER_PROVED, "7", Map.of())), LinkRefusal.NO_CODE);
    String good = code("host", "ann");
    assertRefused(post(good, "host", "ann"), LinkRefusal.SAME_MEMBER);
    rich("ben", 1);
    // Refused for who posts it, the code is good still for the account that was meant.
    assertRefused(post(good, "host", "ben"), LinkRefusal.OLD_CODE);
    assertThat(links().list(community, null, Long.MAX_VALUE, 10)).isEmpty();
    assertThat(known("desk", "7").memberId()).isEqualTo(known("desk", "7").identityId());
    assertSound();
  }

  @Test
  void code_refusedForWhoPostsIt_staysGood_forTheAccountThatWasMeant() {
    rich("ann", 10);
    rich("ben", 1);
    account("desk", "7");
    String code = code("host", "ann");

    assertRefused(post(code, "host", "ben"), LinkRefusal.HOST_TAKEN);
    assertThat(post(code, "desk", "7").status()).isEqualTo(Receipt.Status.ACCEPTED);
  }

  @Test
  void account_thatIsLinkedElsewhere_isRefused_asIsOneOfTheMemberAlready() {
    account("a", "1");
    account("b", "1");
    account("c", "1");
    account("d", "1");
    assertThat(post(code("a", "1"), "b", "1").status()).isEqualTo(Receipt.Status.ACCEPTED);
    assertThat(post(code("c", "1"), "d", "1").status()).isEqualTo(Receipt.Status.ACCEPTED);

    assertRefused(post(code("a", "1"), "d", "1"), LinkRefusal.LINKED_ELSEWHERE);
    assertRefused(post(code("a", "1"), "b", "1"), LinkRefusal.SAME_MEMBER);
    account("b", "2");
    assertRefused(post(code("a", "1"), "b", "2"), LinkRefusal.HOST_TAKEN);
    assertThat(linking().link(community, new Identity("a", "1"), new Identity("c", "1"), BY_HAND))
        .isEqualTo(new Linking.Refused(LinkRefusal.LINKED_ELSEWHERE));
  }

  @Test
  void codes_anHour_areBounded_andSoAreWrongOnes() {
    rich("ann", 10);
    for (int i = 0; i < LinkCode.GIVEN_MAX; i++) {
      assertThat(code("host", "ann")).isNotNull();
    }
    assertThat(code("host", "ann")).isNull();
    clock.advance(LinkCode.WINDOW.plusSeconds(1));
    String good = code("host", "ann");
    assertThat(good).isNotNull();

    account("desk", "7");
    for (int i = 0; i < 10; i++) {
      assertRefused(post(LinkCode.text(random), "desk", "7"), LinkRefusal.UNKNOWN_CODE);
    }
    assertRefused(post(good, "desk", "7"), LinkRefusal.TOO_MANY_TRIES);
    account("desk", "8");
    assertThat(post(good, "desk", "8").status())
        .as("whoever guesses keeps out nobody else")
        .isEqualTo(Receipt.Status.ACCEPTED);
    clock.advance(LinkCode.WINDOW.plusSeconds(1));
    rich("ben", 1);
    assertThat(post(code("host", "ben"), "desk", "7").status()).isEqualTo(Receipt.Status.ACCEPTED);
  }

  @Test
  void codeOfSomebodyErased_isGone_andItsMemberIsUntouched() {
    long ann = rich("ann", 10);
    account("desk", "7");
    String code = code("host", "ann");
    assertThat(new Erasure(database.intakeStore()).erase(community, ann)).isTrue();

    assertRefused(post(code, "desk", "7"), LinkRefusal.UNKNOWN_CODE);
    assertThat(count("SELECT COUNT(*) FROM link_code")).isZero();
  }

  @Test
  void linkOfSomebodyErased_cannotBeTakenApart() {
    long ann = rich("ann", 10);
    account("desk", "7");
    post(code("host", "ann"), "desk", "7");
    long link = links().list(community, null, Long.MAX_VALUE, 1).get(0).id();
    new Erasure(database.intakeStore()).erase(community, ann);

    assertThat(linking().unlink(community, link, BY_HAND)).isFalse();
    assertSound();
  }

  @Test
  void chain_ofThree_partsWhereItIsParted() {
    account("a", "1");
    account("b", "1");
    account("c", "1");
    post(code("a", "1"), "b", "1");
    post(code("b", "1"), "c", "1");
    List<IdentityLink> both = links().list(community, null, Long.MAX_VALUE, 10);
    long together = known("a", "1").memberId();
    assertThat(List.of(known("b", "1").memberId(), known("c", "1").memberId()))
        .containsOnly(together);

    assertThat(linking().unlink(community, both.get(1).id(), BY_HAND)).isTrue();
    assertThat(known("a", "1").memberId()).isEqualTo(known("a", "1").identityId());
    assertThat(known("b", "1").memberId()).isEqualTo(known("c", "1").memberId());
    assertThat(linking().unlink(community, both.get(0).id(), BY_HAND)).isTrue();
    assertThat(known("b", "1").memberId()).isNotEqualTo(known("c", "1").memberId());
    IdentityLink ended = links().find(community, both.get(0).id()).orElseThrow();
    assertThat(ended.stands()).isFalse();
    assertThat(ended.end())
        .isEqualTo(new IdentityLink.End("operator", "asked for it", Instant.now(clock)));
    assertThat(post(code("a", "1"), "c", "1").status())
        .as("alone again, it may be linked anew")
        .isEqualTo(Receipt.Status.ACCEPTED);
    assertSound();
  }

  @Test
  void mergeOfAHost_isListed_andCanBeTakenApart() {
    rich("ann", 5);
    rich("ben", 7);
    accept(
        EVENTS
            .event(EventTypes.MEMBER_MERGED)
            .by("ann")
            .attribute("other", "ben")
            .id("merge")
            .at(Instant.now(clock)));
    IdentityLink link = links().list(community, null, Long.MAX_VALUE, 1).get(0);
    assertThat(link.note()).isEqualTo(new LinkNote(Proof.HOST, "host host", ""));

    assertThat(linking().unlink(community, link.id(), BY_HAND)).isTrue();
    assertThat(balance(member("ann"))).isEqualTo(new Balance(0, 5, 0, 0));
    assertThat(balance(member("ben"))).isEqualTo(new Balance(0, 7, 0, 0));
    assertThat(links().find(community, link.id()).orElseThrow().end()).isNotNull();
  }

  /**
   * Ann earned 5 and owes nothing, desk's 7 earned 8: what both have pays, and comes apart again.
   */
  @Test
  void wallets_areOne_whileLinked_andWhatWasSpentStaysWithWhoseItWas() {
    rich("ann", 5);
    accept(earned("7", "desk-rich", 8));
    clock.advance(Duration.ofDays(3));
    upkeep();
    long desk = known("desk", "7").memberId();
    assertThat(balance(desk)).isEqualTo(new Balance(0, 8, 0, 0));

    post(code("host", "ann"), "desk", "7");
    long both = known("host", "ann").memberId();
    assertThat(balance(both)).isEqualTo(new Balance(0, 13, 0, 0));
    AtomicInteger paid = new AtomicInteger();
    Redemptions redemptions = redemptions(database, clock, new Willing(paid));
    hold(redemptions, both, "one");
    hold(redemptions, both, "two");
    assertThat(balance(both)).as("two times 5 are held").isEqualTo(new Balance(0, 3, 10, 0));
    assertSound();

    linking()
        .unlink(community, links().list(community, null, Long.MAX_VALUE, 1).get(0).id(), BY_HAND);
    Balance ann = balance(known("host", "ann").memberId());
    Balance other = balance(known("desk", "7").memberId());
    assertThat(ann.available() + ann.held()).as("nobody has more than was earned").isEqualTo(5);
    assertThat(other.available() + other.held()).isEqualTo(8);
    assertThat(ann.held() + other.held()).isEqualTo(10);
    assertThat(ann.debt() + other.debt()).isZero();
    assertSound();
    verify();
  }

  /** What is owed by one is paid by the other while they are one, as after any merge. */
  @Test
  void debt_isPaidByTheOtherAccount_andTheTotalIsRightAfterTheEndToo() {
    long ann = rich("ann", 5);
    hold(redemptions(database, clock, new Willing(new AtomicInteger())), ann, "one");
    accept(
        EVENTS
            .event("x.undone")
            .by("ann")
            .undoes("rich-ann")
            .id("undo-ann")
            .at(Instant.now(clock)));
    assertThat(balance(ann).debt()).isEqualTo(5);
    accept(earned("7", "desk-rich", 8));
    clock.advance(Duration.ofDays(3));
    upkeep();

    post(code("host", "ann"), "desk", "7");
    clock.advance(Duration.ofDays(3));
    upkeep();
    Balance both = balance(known("host", "ann").memberId());
    assertThat(both.available() - both.debt()).as("8 earned, 5 owed").isEqualTo(3);
    assertSound();
    linking()
        .unlink(community, links().list(community, null, Long.MAX_VALUE, 1).get(0).id(), BY_HAND);
    Balance apart = balance(known("host", "ann").memberId());
    Balance other = balance(known("desk", "7").memberId());
    assertThat(apart.available() + other.available() - apart.debt() - other.debt()).isEqualTo(3);
    assertSound();
    verify();
  }

  private Event earned(String who, String id, long value) {
    return new Event(
        "desk",
        id,
        org.laurels.testkit.CreditProgramme.HELPED,
        Instant.now(clock),
        0,
        who,
        null,
        value,
        Map.of(),
        null);
  }

  private void verify() {
    assertThat(
            new Audit(
                    database.intakeStore(),
                    database.auditStore(),
                    (of, version) -> programmes(),
                    clock)
                .verify(community, (phase, done, total) -> {})
                .examples())
        .isEmpty();
  }
}
