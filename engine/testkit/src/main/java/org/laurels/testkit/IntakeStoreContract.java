// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.intake.ItemKey;
import org.laurels.core.intake.Receipt;
import org.laurels.core.item.ItemState;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Programmes;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StatementLine;

/** What every intake store must do, whatever it keeps its rows in. */
public abstract class IntakeStoreContract extends IntakeStoreFixture {
  private static final Identity ANN = new Identity("forum", "ann");
  private static final Identity BEN = new Identity("forum", "ben");
  private static final Identity CAT = new Identity("forum", "cat");

  @Test
  void event_offeredAgain_isADuplicateWithTheFirstNumber() {
    Event asked = forum.question("q", "ann").at(0);

    Receipt first = intake.accept(community, List.of(asked)).get(0);
    Receipt again = intake.accept(community, List.of(asked)).get(0);

    assertThat(first.status()).isEqualTo(Receipt.Status.ACCEPTED);
    assertThat(again.status()).isEqualTo(Receipt.Status.DUPLICATE);
    assertThat(again.eventId()).isEqualTo(first.eventId());
    assertThat(books().events()).isEqualTo(1);
  }

  @Test
  void event_twiceInOneBatch_isAcceptedOnce() {
    Event asked = forum.question("q", "ann").at(0);
    Event liked = forum.upvote("q", "ben").at(1);

    assertThat(accept(asked, liked, asked, liked))
        .containsExactly(
            Receipt.Status.ACCEPTED,
            Receipt.Status.ACCEPTED,
            Receipt.Status.DUPLICATE,
            Receipt.Status.DUPLICATE);
    assertThat(books().events()).isEqualTo(2);
    assertThat(books().balance(ANN, "reputation")).isEqualTo(6);
  }

  @Test
  void batch_inOrder_givesWhatTheRulesSay() {
    accept(
        forum.question("q", "ann").at(0),
        forum.answer("a", "q", "ben").at(1),
        forum.upvote("a", "cat").at(2),
        forum.accept("a", "ann").at(3));

    assertThat(books().balance(ANN, "reputation")).isEqualTo(1 + 1 + 2);
    assertThat(books().balance(BEN, "reputation")).isEqualTo(1 + 1 + 10 + 15);
    assertThat(books().balance(BEN, "credits")).isEqualTo(2 + 5);
    assertThat(books().badgesOf(CAT)).containsExactly("fan");
  }

  @Test
  void batchesOfManyRows_areWrittenWhole() {
    int questions = 300;
    List<Event> asked = new ArrayList<>();
    List<Event> liked = new ArrayList<>();
    for (int i = 0; i < questions; i++) {
      asked.add(forum.question("q" + i, "author" + i).at(0));
      asked.add(forum.upvote("q" + i, "ben").at(1));
      liked.add(forum.upvote("q" + i, "cat").at(2));
    }

    accept(asked.toArray(Event[]::new));
    accept(liked.toArray(Event[]::new));

    Books books = books();
    assertThat(books.events()).isEqualTo(3L * questions);
    for (int i = 0; i < questions; i++) {
      assertThat(books.balance(new Identity("forum", "author" + i), "reputation"))
          .as("author " + i)
          .isEqualTo(1 + 5 + 5);
    }
  }

  @Test
  void unit_thatFails_leavesNothing() {
    accept(forum.question("q", "ann").at(0));
    Books before = books();
    IntakeStore failing = new FailingIntakeStore(store);
    List<Event> batch =
        List.of(
            forum.answer("a", "q", "ben").at(1),
            forum.upvote("a", "cat").at(2),
            forum.merge("ann", "dan").at(3));

    assertThatThrownBy(() -> failing.write(community, unit -> work(failing, batch)))
        .isInstanceOf(RuntimeException.class);
    assertThat(intake(failing).accept(community, batch))
        .allMatch(receipt -> receipt.status() == Receipt.Status.REFUSED);

    poison.clear();
    assertThat(books().entries()).isEqualTo(before.entries());
    assertThat(books().badges()).isEqualTo(before.badges());
    assertThat(books().events()).isEqualTo(1);
    assertThat(books().balance(ANN, "reputation")).isEqualTo(1);
    assertThat(accept(batch.toArray(Event[]::new))).containsOnly(Receipt.Status.ACCEPTED);
    assertThat(books().balance(BEN, "reputation")).isEqualTo(12);
  }

  private static long work(IntakeStore failing, List<Event> batch) {
    throw new IllegalStateException(failing + " fails on " + batch.size());
  }

  @Test
  void poisonEvent_isSetApart_theOthersGoThrough() {
    Event bad = forum.visit("ben").attribute(FailingIntakeStore.POISON, "yes").at(2);
    List<Event> batch = new ArrayList<>();
    batch.add(forum.question("q", "ann").at(0));
    batch.add(forum.visit("ann").at(1));
    batch.add(bad);
    for (int i = 0; i < 10; i++) {
      batch.add(forum.upvote("q", "voter" + i).at(10 + i));
    }

    List<Receipt> receipts = intake(FailingIntakeStore.onPoison(store)).accept(community, batch);

    assertThat(poison).hasSize(1);
    poison.clear();
    for (int i = 0; i < batch.size(); i++) {
      Receipt.Status expected =
          batch.get(i).equals(bad) ? Receipt.Status.REFUSED : Receipt.Status.ACCEPTED;
      assertThat(receipts.get(i).status()).isEqualTo(expected);
      assertThat(receipts.get(i).id()).isEqualTo(batch.get(i).id());
    }
    assertThat(books().events()).isEqualTo(batch.size() - 1);
    assertThat(books().balance(ANN, "reputation")).isEqualTo(1 + TestProgrammes.DAILY + 1);
  }

  @Test
  void history_inSeveralOrders_givesTheSame() {
    List<Event> history = RandomHistory.of(7, 120);
    Programmes programmes = Programmes.of(TestHonours.in(TestProgrammes.first()));
    ReferenceModel model = new ReferenceModel(programmes, history, NOW);
    Intake honouring = intake(store, programmes);
    for (int seed = 0; seed < 4; seed++) {
      Community another = freshCommunity(store, "order-" + seed);
      Random random = new Random(seed);
      List<Event> offered = new ArrayList<>(history);
      offered.addAll(history.subList(0, history.size() / 4));
      Collections.shuffle(offered, random);
      for (List<Event> batch : RandomHistory.batches(offered, random)) {
        honouring.accept(another, batch);
      }
      Books books = books(store, another).check();
      assertThat(poison).isEmpty();
      assertThat(books.events()).isEqualTo(history.size());
      model.check(books);
    }
  }

  @Test
  void lateEvent_isBookedAsADifference_nothingIsRewritten() {
    accept(forum.question("q", "ann").at(0), forum.answer("a", "q", "ben").at(1));
    Event capped = forum.upvote("a", "dan").at(30);
    accept(forum.upvote("a", "cat").at(10), capped);
    List<StatementLine> before = books().entries();

    accept(forum.withdraw(capped.id()).at(40), forum.bounty("a", "ann", 7).at(5));

    assertThat(books().entries().stream().map(StatementLine::entryId).toList())
        .containsAll(before.stream().map(StatementLine::entryId).toList());
    assertThat(books().balance(BEN, "reputation")).isEqualTo(1 + 1 + 10 + 7);
  }

  @Test
  void communities_withTheSameNames_doNotMeet() {
    Community other = freshCommunity(store, "second");
    Event asked = forum.question("q", "ann").at(0);
    accept(asked, forum.upvote("q", "ben").at(1));

    Receipt receipt = intake.accept(other, List.of(asked)).get(0);

    assertThat(receipt.status()).isEqualTo(Receipt.Status.ACCEPTED);
    assertThat(books(store, other).check().balance(ANN, "reputation")).isEqualTo(1);
    assertThat(books().balance(ANN, "reputation")).isEqualTo(6);
  }

  @Test
  void merge_makesOneMember_withdrawnItMakesTwoAgain() {
    accept(
        forum.question("q", "ann").at(0),
        forum.answer("a", "q", "ben").at(1),
        forum.upvote("a", "ann").at(2),
        forum.upvote("q", "ben").at(3));
    Books apart = books();
    Event merge = forum.merge("ann", "ben").at(4);

    accept(merge);
    assertThat(books().member(ANN)).isEqualTo(books().member(BEN));
    assertThat(books().balance(ANN, "reputation")).isEqualTo(1 + 1 + 1);

    accept(forum.withdraw(merge.id()).at(5));
    assertThat(books().member(ANN).identities()).containsExactly(ANN);
    assertThat(books().member(BEN).identities()).containsExactly(BEN);
    assertThat(linesOf(books())).isEqualTo(linesOf(apart));
  }

  private static Set<LiveLine> linesOf(Books books) {
    Set<LiveLine> lines = new HashSet<>();
    books.live().forEach(line -> lines.add(LiveLine.of(line)));
    return lines;
  }

  @Test
  void itemOfWhichNothingWasSaid_hasNoState() {
    Map<Long, ItemState> states =
        store.write(
            community,
            unit -> {
              SortedSet<ItemKey> keys = new TreeSet<>(Set.of(new ItemKey("forum", "new")));
              return unit.lockItems(new TreeSet<>(unit.items(keys).values()));
            });

    assertThat(states).isEmpty();
  }

  @Test
  void newItem_hungLateOnOneThatHasGoneOn_isSeenByWhatCameAfter() {
    accept(
        forum.question("q", "ann").at(0),
        forum.upvote("q", "cat").at(1),
        forum.answer("b", "q", "ben").at(10));

    accept(forum.answer("a", "q", "dan").at(5));

    assertThat(books().badgesOf(ANN)).as("b is the second answer now").containsExactly("host");
  }

  @Test
  void item_movedToAnotherQuestion_isStillCountedWhereItWas() {
    accept(
        forum.question("q", "ann").at(0),
        forum.answer("a", "q", "ben").at(1),
        forum.upvote("q", "cat").at(2),
        forum.question("other", "cat").at(3),
        forum.edit("a", "mod").parent("other").at(4));

    accept(forum.answer("b", "q", "dan").at(3));

    assertThat(books().badgesOf(ANN)).containsExactly("host");
  }

  @Test
  void item_givenToAnotherAuthor_keepsWhatTheFirstEarned() {
    accept(
        forum.question("q", "ann").at(0),
        forum.upvote("q", "cat").at(1),
        forum.edit("q", "mod").author("ben").at(2),
        forum.upvote("q", "dan").at(3));
    assertThat(books().balance(ANN, "reputation")).isEqualTo(1 + 5);

    accept(forum.visit("ann").at(1), forum.visit("ben").at(1));

    assertThat(books().balance(ANN, "reputation")).isEqualTo(1 + 5 + 1);
    assertThat(books().balance(BEN, "reputation")).isEqualTo(1 + 5 + 1);
  }

  @Test
  void namesOfAnyScript_areKeptApart() {
    Identity umlaut = new Identity("forum", "Jürgen");
    Identity plain = new Identity("forum", "Jurgen");
    Identity small = new Identity("forum", "jürgen");
    Identity faces = new Identity("forum", "😀漢字");
    for (Identity identity : List.of(umlaut, plain, small, faces)) {
      accept(forum.visit(identity.id()).at(1));
    }
    accept(forum.visit("trailing ").at(2), forum.visit("trailing").at(3));

    assertThat(books().members()).hasSize(6);
    for (MemberStanding member : books().members()) {
      assertThat(member.balances()).isEqualTo(Map.of("reputation", 2L, "credits", 2L));
    }
  }

  @Test
  void numbers_areUnique() {
    for (int i = 0; i < 5; i++) {
      accept(
          forum.question("q" + i, "ann").at(i),
          forum.upvote("q" + i, "ben").at(10 + i),
          forum.clearVote("q" + i, "ben").at(20 + i));
    }
    assertUnique(books().entries(), StatementLine::entryId);
    assertUnique(books().members(), MemberStanding::memberId);
    Set<Long> fresh = new TreeSet<>();
    List<Long> given = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      given.add(store.write(community, unit -> unit.nextId()));
    }
    fresh.addAll(given);
    assertThat(fresh).hasSize(20);
    assertThat(given).isSorted();
  }

  private static <T> void assertUnique(List<T> rows, ToLongFunction<T> number) {
    assertThat(rows.stream().mapToLong(number).distinct().count()).isEqualTo(rows.size());
  }

  @Test
  void concurrentBatches_withOverlappingMembersAndDuplicates_endRight() throws Exception {
    List<Event> history = RandomHistory.of(11, 400);
    List<Future<Long>> accepted = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int worker = 0; worker < 4; worker++) {
        Random random = new Random(worker);
        List<Event> offered = new ArrayList<>(history);
        Collections.shuffle(offered, random);
        List<List<Event>> batches =
            RandomHistory.batches(offered.subList(0, history.size() * 2 / 3), random);
        accepted.add(threads.submit(() -> acceptedOf(batches)));
      }
      for (Future<Long> future : accepted) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }
    long last = acceptedOf(List.of(history));

    assertThat(sum(accepted) + last).as("events accepted").isEqualTo(history.size());
    assertThat(books().events()).isEqualTo(history.size());
    new ReferenceModel(Programmes.of(TestProgrammes.first()), history).check(books());
  }

  private long acceptedOf(List<List<Event>> batches) {
    long accepted = 0;
    for (List<Event> batch : batches) {
      for (Receipt receipt : intake.accept(community, batch)) {
        assertThat(receipt.status()).isNotEqualTo(Receipt.Status.REFUSED);
        accepted += receipt.status() == Receipt.Status.ACCEPTED ? 1 : 0;
      }
    }
    return accepted;
  }

  private static long sum(List<Future<Long>> counts)
      throws InterruptedException, ExecutionException {
    long sum = 0;
    for (Future<Long> count : counts) {
      sum += count.get();
    }
    return sum;
  }
}
