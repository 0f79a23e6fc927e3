// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.laurels.core.payout.Closing;
import org.laurels.core.payout.LineState;
import org.laurels.core.payout.PaymentFile.Payment;
import org.laurels.core.payout.PayoutLine;
import org.laurels.core.payout.Reconciliation.Answer;
import org.laurels.core.payout.Reconciliation.Outcome;
import org.laurels.core.payout.Why;
import org.laurels.core.wallet.TransferReason;
import org.laurels.core.wallet.WalletStore;
import org.laurels.testkit.PayoutProgramme;

/**
 * Fourteen months of a payback as giffgaff runs it, with two payouts, held after each month against
 * a plain model that knows nothing of lines, runs or transactions.
 */
abstract class PayoutYearContract extends PayoutFixture {
  private static final int PEOPLE = 30;
  private static final List<String> WAYS = List.of("cash", "airtime", "charity");

  private record Given(String person, String event, long amount) {}

  private final PaybackModel model = new PaybackModel();
  private final Map<String, Long> members = new TreeMap<>();
  private final List<Given> given = new ArrayList<>();
  private final Map<String, String> choices = new HashMap<>();
  private final Map<String, Long> gated = new HashMap<>();
  private final Map<String, Long> waiting = new HashMap<>();
  private final Set<String> papers = new HashSet<>();
  private final Map<Why, Integer> whys = new EnumMap<>(Why.class);
  private int takenBack;
  private long matched;

  private Instant now() {
    return Instant.now(clock);
  }

  @Test
  void year_ofEarningChoosingAndPaying_comesToTheUnit() {
    long seed = Long.getLong("laurels.seed", 20_260_601L);
    System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
    Random random = new Random(seed);
    for (YearMonth month = YearMonth.of(2026, 6);
        month.isBefore(YearMonth.of(2027, 8));
        month = month.plusMonths(1)) {
      boolean pays = month.equals(YearMonth.of(2026, 12)) || month.equals(YearMonth.of(2027, 6));
      earn(random, month, 1, 4);
      if (pays) {
        day(month, 5);
        choose(random);
        // Something is taken back between the choice and the close.
        earn(random, month, 6, 14);
        day(month, 16);
        pay(random, LocalDate.of(month.getYear(), month.getMonth(), 1).minusMonths(6));
      }
      if (month.equals(YearMonth.of(2027, 3))) {
        givePapers();
      }
      earn(random, month, 17, 26);
      day(month, 28);
      upkeep();
      model.upkeep(now());
      compare(month);
    }
    // A year in which nothing of that kind happened would prove nothing.
    assertThat(whys).containsKeys(Why.CHOSEN, Why.SILENT, Why.FROZEN, Why.PAPERWORK);
    assertThat(model.sums())
        .containsKeys(
            TransferReason.OWE,
            TransferReason.REPAY,
            TransferReason.EXPIRE,
            TransferReason.RELEASE,
            TransferReason.MATCH);
    System.out.printf(
        "%s: %d awards, %d taken back, lines %s, sums %s%n",
        getClass().getSimpleName(), given.size() + takenBack, takenBack, whys, model.sums());
  }

  private void day(YearMonth month, int day) {
    clock.set(month.atDay(day).atTime(12, 0).atZone(PayoutProgramme.ZONE).toInstant());
  }

  private void earn(Random random, YearMonth month, int from, int to) {
    for (int day = from; day <= to; day += 1 + random.nextInt(2)) {
      day(month, day);
      for (int i = 0; i < 3; i++) {
        clock.advance(Duration.ofMinutes(1));
        String person = "p" + random.nextInt(PEOPLE);
        String event = "e" + (given.size() + takenBack) + "-" + i + "-" + month + "-" + day;
        long amount =
            random.nextInt(5) == 0 ? 1_000 + random.nextInt(1_500) : 20 + random.nextInt(250);
        earn(person, event, amount);
        model.earn(person, event, amount, now());
        members.computeIfAbsent(person, this::member);
        given.add(new Given(person, event, amount));
      }
      if (random.nextInt(2) == 0) {
        clock.advance(Duration.ofMinutes(1));
        Given wrong = given.remove(random.nextInt(given.size()));
        undo(wrong.person(), wrong.event());
        model.takeBack(wrong.person(), wrong.event(), wrong.amount(), now());
        takenBack++;
      }
    }
  }

  private void choose(Random random) {
    choices.clear();
    Instant cutOff = cutOff();
    for (String person : members.keySet()) {
      String way = WAYS.get(random.nextInt(WAYS.size()));
      boolean silent = random.nextInt(3) == 0;
      long tally = model.tally(person, cutOff, now());
      long least = way.equals("cash") ? 1_000 : way.equals("airtime") ? 500 : 1;
      if (!silent && tally >= least) {
        desk().choose(person, way);
        choices.put(person, way);
      }
    }
    long frozen = members.get("p3");
    boolean isFirst = whys.isEmpty();
    database.walletStore().write(community, unit -> unit.freeze(frozen, isFirst));
  }

  /** Midnight of the first day of this month, as London has it. */
  private Instant cutOff() {
    return YearMonth.from(now().atZone(PayoutProgramme.ZONE))
        .atDay(1)
        .atStartOfDay(PayoutProgramme.ZONE)
        .toInstant();
  }

  private void pay(Random random, LocalDate first) {
    Closing.Report dry = desk().closing.dry(community, CYCLE, first);
    List<PayoutLine> lines = desk().closing.close(community, CYCLE, first).lines();
    assertThat(lines).hasSameSizeAs(dry.lines());
    Instant start = first.atStartOfDay(PayoutProgramme.ZONE).toInstant();
    Map<Long, Long> matches = new HashMap<>();
    if (first.getMonthValue() == 12) {
      gated.clear();
    }
    // As the run goes: who comes late finds less of what the company adds at most.
    List<Map.Entry<String, Long>> inOrder = new ArrayList<>(members.entrySet());
    inOrder.sort(Map.Entry.comparingByValue());
    for (Map.Entry<String, Long> member : inOrder) {
      expect(member.getKey(), member.getValue(), lines, start, matches);
    }
    answer(random, matches);
  }

  private void expect(
      String person, long member, List<PayoutLine> lines, Instant start, Map<Long, Long> matches) {
    boolean isFrozen = person.equals("p3") && start.isBefore(Instant.parse("2026-09-01T00:00:00Z"));
    Instant cutOff = cutOff();
    long tally = model.tally(person, cutOff, now());
    long room =
        papers.contains(person) ? Long.MAX_VALUE : GATE - 1 - gated.getOrDefault(person, 0L);
    Long waits = waiting.get(person);
    if (waits != null && (papers.contains(person) || waits <= room)) {
      gated.merge(person, waits, Long::sum);
      room -= papers.contains(person) ? 0 : waits;
      waiting.remove(person);
    }
    String way = isFrozen ? null : choices.get(person);
    long least = "cash".equals(way) ? 1_000 : "airtime".equals(way) ? 500 : 1;
    long pays = way == null || tally < least ? 0 : tally;
    long sent = way == null || way.equals("charity") ? pays : Math.min(pays, Math.max(0, room));
    if (sent < least) {
      sent = 0;
    }
    long ends = 0;
    if (!isFrozen && way == null && tally > 0) {
      ends = model.silent(person, tally, start, now());
    } else {
      model.notSilent(person);
    }
    long run =
        database
            .payoutStore()
            .run(community, CYCLE, LocalDate.ofInstant(start, PayoutProgramme.ZONE))
            .orElseThrow()
            .id();
    long paid = 0;
    long withheld = 0;
    for (PayoutLine line : lines) {
      if (line.memberId() == member && line.madeIn() == run) {
        whys.merge(line.why(), 1, Integer::sum);
        assertThat(line.expired()).as("%s ends", person).isEqualTo(line.part() == 0 ? ends : 0);
        if (line.part() == 0) {
          assertThat(line.tally()).as("tally of %s", person).isEqualTo(tally);
        }
        if (line.amount() > 0) {
          model.hold(person, line.id(), line.amount(), cutOff, now());
        }
        paid += line.state() == LineState.HELD ? line.amount() : 0;
        withheld += line.state() == LineState.WITHHELD ? line.amount() : 0;
        long added = "charity".equals(line.way()) ? line.amount() : 0;
        if (matched + added > PayoutProgramme.MATCH_AT_MOST) {
          added = 0;
        }
        matched += added;
        assertThat(line.matched()).as("match of %s", person).isEqualTo(added);
        matches.put(line.id(), added);
      }
    }
    assertThat(paid).as("%s is paid", person).isEqualTo(sent);
    assertThat(withheld).as("of %s waits", person).isEqualTo(pays - sent);
    if (way != null && !way.equals("charity")) {
      gated.merge(person, paid, Long::sum);
    }
    if (withheld > 0) {
      waiting.merge(person, withheld, Long::sum);
    }
  }

  private void answer(Random random, Map<Long, Long> matches) {
    List<Answer> answers = new ArrayList<>();
    for (Payment payment : desk().export()) {
      String person = payment.identity().id();
      long added = matches.getOrDefault(payment.line(), 0L);
      int row = answers.size() + 2;
      if (random.nextInt(6) == 0) {
        answers.add(failed(row, payment.line()));
        model.fail(person, payment.line(), now());
        matched -= added;
        if (!payment.way().equals("charity")) {
          gated.merge(person, -payment.amount(), Long::sum);
        }
      } else {
        answers.add(paid(row, payment.line()));
        model.pay(person, payment.line(), added);
      }
    }
    Outcome outcome = desk().answer(answers.toArray(new Answer[0]));
    assertThat(outcome).isInstanceOf(Outcome.Booked.class);
    assertThat(((Outcome.Booked) outcome).open()).isZero();
  }

  private void givePapers() {
    for (String person : List.copyOf(waiting.keySet())) {
      papers.add(person);
      database
          .payoutStore()
          .write(community, unit -> unit.notePapers(members.get(person), 2027, "ann", now()));
    }
  }

  private void compare(YearMonth month) {
    assertThat(database.walletStore().unsound(community)).isEmpty();
    assertSound();
    members.forEach(
        (person, member) ->
            assertThat(balance(member))
                .as("%s of %s", month, person)
                .isEqualTo(model.balance(person)));
    Map<TransferReason, Long> sums = new EnumMap<>(TransferReason.class);
    for (WalletStore.Flow flow : database.walletStore().flows(community)) {
      sums.merge(flow.reason(), flow.amount(), Long::sum);
    }
    assertThat(sums).as("sums in %s", month).isEqualTo(model.sums());
    System.out.printf("  %s: %s%n", month, sums);
  }
}
