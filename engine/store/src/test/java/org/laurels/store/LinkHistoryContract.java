// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.laurels.core.board.Board;
import org.laurels.core.board.BoardScope;
import org.laurels.core.board.BoardWindow;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.event.Merge;
import org.laurels.core.intake.Audit;
import org.laurels.core.intake.Linking;
import org.laurels.core.intake.Receipt;
import org.laurels.core.link.IdentityLink;
import org.laurels.core.link.LinkCode;
import org.laurels.core.link.LinkNote;
import org.laurels.core.link.LinkStore;
import org.laurels.core.link.Proof;
import org.laurels.core.member.Identity;
import org.laurels.core.member.MemberLink;
import org.laurels.core.standing.MemberStanding;
import org.laurels.testkit.Books;
import org.laurels.testkit.RandomHistory;
import org.laurels.testkit.ReferenceModel;
import org.laurels.testkit.TestClock;

/**
 * Random histories in which accounts are linked by codes and by whoever vouches, and links are
 * taken apart, at any moment: every figure is what the plain model of the fold says, and a rebuild
 * finds nothing to mend.
 */
abstract class LinkHistoryContract extends BoardStoreFixture {
  private static final Instant INTAKE_NOW = Instant.parse("2026-04-01T12:00:00Z");
  private static final int HISTORIES = 12;
  private static final int EVENTS = 150;
  private static final LinkNote VOUCHED = new LinkNote(Proof.CLAIM, "host desk", "");
  private static final List<Board> BOARDS =
      List.of(board("ever", BoardWindow.EVER), board("month", BoardWindow.MONTH));

  private final SecureRandom letters = new SecureRandom();
  private final List<Event> told = new ArrayList<>();
  private int linked;
  private int parted;
  private int refused;

  private static Board board(String id, BoardWindow window) {
    return new Board(
        id, id, "credits", null, window, BoardScope.ALL, List.of(), 10, Duration.ofMinutes(1));
  }

  @Test
  void randomHistories_withLinksAndTheirEnds_comeToWhatTheModelSays() {
    for (long seed = 7_000; seed < 7_000 + HISTORIES; seed++) {
      community = fresh("links-" + seed);
      told.clear();
      Random random = new Random(seed);
      List<Event> history = new ArrayList<>(RandomHistory.of(seed, EVENTS));
      for (List<Event> batch : RandomHistory.batches(history, random)) {
        told.addAll(batch);
        assertThat(intake.accept(community, batch)).noneMatch(LinkHistoryContract::isRefused);
        step(random);
        if (random.nextInt(6) == 0) {
          recalculation().now(community, BOARDS, UTC, NOW);
        }
      }
      check("seed " + seed);
      // Apart again, everybody is what they would be if no link had ever been.
      for (IdentityLink link : links().list(community, null, Long.MAX_VALUE, 1_000)) {
        if (link.stands()) {
          unlink(link);
        }
      }
      check("seed " + seed + ", all links taken apart");
      assertThat(members()).allMatch(member -> member.identities().size() == 1, "seed " + seed);
    }
    System.out.printf(
        "%s: seeds 7000 to %d, %d events each: %d linked, %d taken apart, %d refused;"
            + " verify found 0 differences%n",
        getClass().getSimpleName(), 7_000 + HISTORIES - 1, EVENTS, linked, parted, refused);
    assertThat(List.of(linked, parted, refused)).allMatch(count -> count > HISTORIES);
  }

  private LinkStore links() {
    return database.linkStore();
  }

  private Linking linking() {
    return new Linking(database.intakeStore(), intake, clock());
  }

  private static TestClock clock() {
    return TestClock.pinned(NOW);
  }

  private static boolean isRefused(Receipt receipt) {
    return receipt.status() == Receipt.Status.REFUSED;
  }

  private void step(Random random) {
    List<Identity> known = new ArrayList<>();
    members().forEach(member -> known.addAll(member.identities()));
    known.sort(null);
    Identity one = known.get(random.nextInt(known.size()));
    Identity other = known.get(random.nextInt(known.size()));
    switch (random.nextInt(4)) {
      case 0 -> byCode(one, other, random);
      case 1 -> byClaim(one, other);
      case 2 -> {
        List<IdentityLink> standing =
            links().list(community, null, Long.MAX_VALUE, 1_000).stream()
                .filter(IdentityLink::stands)
                .toList();
        if (!standing.isEmpty()) {
          unlink(standing.get(random.nextInt(standing.size())));
        }
      }
      default -> {
        // Nobody does anything.
      }
    }
  }

  private void byCode(Identity one, Identity other, Random random) {
    String text = LinkCode.text(letters);
    MemberLink holder = links().identity(community, one).orElseThrow();
    byte[] hash = LinkCode.hash(text).orElseThrow();
    // The intake's clock is pinned beyond NOW, so this is the moment that codes are good at.
    if (!links().give(community, holder.identityId(), hash, INTAKE_NOW)) {
      return;
    }
    Event proved =
        new Event(
            other.host(),
            "proof-" + random.nextLong(),
            EventTypes.MEMBER_PROVED,
            NOW,
            0,
            other.id(),
            null,
            1,
            Map.of("code", text),
            null);
    Receipt receipt = intake.accept(community, List.of(proved)).get(0);
    if (isRefused(receipt)) {
      refused++;
    } else {
      linked++;
      told.add(without(proved));
      told.add(merge(newest(), INTAKE_NOW));
    }
  }

  private static Event without(Event proved) {
    return new Event(
        proved.source(),
        proved.id(),
        proved.type(),
        proved.time(),
        0,
        proved.actor(),
        null,
        1,
        Map.of(),
        null);
  }

  private void byClaim(Identity one, Identity other) {
    if (linking().link(community, one, other, VOUCHED) instanceof Linking.Linked made) {
      linked++;
      told.add(merge(links().find(community, made.linkId()).orElseThrow(), NOW));
    } else {
      refused++;
    }
  }

  private IdentityLink newest() {
    return links().list(community, null, Long.MAX_VALUE, 1).get(0);
  }

  /** What the link means, said anew in a source of the model's own. */
  private static Event merge(IdentityLink link, Instant at) {
    Identity one = link.one().identity();
    Identity other = link.other().identity();
    return new Event(
        one.host(),
        "link-" + link.id(),
        EventTypes.MEMBER_MERGED,
        at,
        0,
        one.id(),
        null,
        1,
        Map.of(Merge.OTHER, other.id(), Merge.OTHER_HOST, other.host()),
        null);
  }

  private void unlink(IdentityLink link) {
    assertThat(linking().unlink(community, link.id(), VOUCHED)).isTrue();
    assertThat(linking().unlink(community, link.id(), VOUCHED)).as("once more").isFalse();
    parted++;
    String host = link.one().identity().host();
    String undone = "link-" + link.id();
    if (link.note().proof() == Proof.HOST) {
      Event merged = ofHost(link);
      host = merged.source();
      undone = merged.id();
    }
    told.add(
        new Event(
            host,
            "unlink-" + link.id(),
            EventTypes.EVENT_WITHDRAWN,
            NOW,
            0,
            null,
            null,
            1,
            Map.of(),
            undone));
  }

  private Event ofHost(IdentityLink link) {
    String name =
        database
            .intakeStore()
            .write(community, unit -> unit.links().key(link.id()).orElseThrow().id());
    return told.stream()
        .filter(event -> event.id().equals(name) && event.type().equals(EventTypes.MEMBER_MERGED))
        .findFirst()
        .orElseThrow();
  }

  private void check(String as) {
    recalculation().now(community, BOARDS, UTC, NOW);
    Books books = Books.read(new JdbcStandingStore(database), community).check();
    try {
      new ReferenceModel(programmes, told, INTAKE_NOW).check(books);
    } catch (AssertionError e) {
      throw new AssertionError(as, e);
    }
    Audit.Report report =
        new Audit(
                database.intakeStore(),
                database.auditStore(),
                (of, version) -> programmes,
                TestClock.pinned(INTAKE_NOW))
            .verify(community, (phase, done, total) -> {});
    assertThat(report.examples()).as(as).isEmpty();
    assertThat(database.walletStore().unsound(community)).as(as).isEmpty();
    assertThat(store.unsound(community, UTC)).as(as).isEmpty();
    Map<Long, Long> ever = new TreeMap<>();
    rows("ever", "all").forEach(row -> ever.put(row.memberId(), row.amount()));
    Map<Long, Long> balances = new TreeMap<>();
    for (MemberStanding member : members()) {
      long credits = member.balances().getOrDefault("credits", 0L);
      if (credits > 0) {
        balances.put(member.memberId(), credits);
      }
    }
    ever.values().removeIf(amount -> amount <= 0);
    assertThat(ever).as(as).isEqualTo(balances);
    for (Board board : BOARDS) {
      assertThat(recalculation().unsound(community, board, UTC, NOW)).as(as).isEmpty();
    }
    assertThat(Set.copyOf(books.members())).hasSameSizeAs(books.members());
  }
}
