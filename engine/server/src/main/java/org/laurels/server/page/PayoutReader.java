// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.ArrayList;
import java.util.List;
import org.laurels.core.cycle.Way;
import org.laurels.core.payout.Decision;
import org.laurels.core.payout.Outlooks.Outlook;
import org.laurels.core.payout.PayoutRun;
import org.laurels.core.programme.Programmes;

/** Reads what a member is paid out, and how. */
final class PayoutReader {
  private static final String NO_BREAK = "\u00a0";

  private final CreditPages.Sources from;
  private final Members members;

  PayoutReader(CreditPages.Sources from, Members members) {
    this.from = from;
    this.members = members;
  }

  PayoutPage read(Visit visit, long memberId, Programmes versions, String fault, String csrf) {
    boolean own = visit.self() == memberId;
    List<PayoutPage.Period> periods = new ArrayList<>();
    for (Outlook outlook : from.outlooks().of(visit.community(), versions, memberId)) {
      periods.add(period(visit.words(), outlook, own));
    }
    return new PayoutPage(
        members.head(visit, memberId),
        own,
        CreditPages.tabs(visit, memberId, versions, CreditPages.PAYOUTS),
        fault,
        periods,
        Members.address(visit, memberId) + CreditPages.PAYOUTS,
        csrf);
  }

  private static PayoutPage.Period period(Words words, Outlook outlook, boolean own) {
    PayoutRun run = outlook.plan().run();
    List<PayoutPage.Option> options = new ArrayList<>();
    outlook.ways().forEach((way, made) -> options.add(option(words, run, outlook, way, made)));
    return new PayoutPage.Period(
        outlook.plan().cycle().id(),
        words.of(
            "payouts.period",
            outlook.plan().cycle().name(),
            words.moment(outlook.plan().period().start(outlook.plan().zone())).day(),
            words.moment(run.cutOff().minusMillis(1)).day()),
        outlook.isOpen(),
        facts(words, outlook, own),
        options,
        outlook.isOpen() ? silent(words, run, outlook.silent()) : List.of());
  }

  private static List<String> facts(Words words, Outlook outlook, boolean own) {
    PayoutRun run = outlook.plan().run();
    List<String> facts = new ArrayList<>();
    if (outlook.isOpen()) {
      facts.add(
          words.of(
              "payouts.tally",
              amount(words, run, outlook.tally()),
              money(words, run, outlook.tally())));
      if (outlook.debt() > 0) {
        facts.add(words.of("payouts.debt", amount(words, run, outlook.debt())));
      }
      if (outlook.frozen()) {
        facts.add(words.of("payouts.frozen"));
      }
      facts.add(words.of("payouts.until", words.moment(run.choiceEnd()).full()));
    } else {
      facts.add(words.of("payouts.closed"));
    }
    if (outlook.choice() != null) {
      Way way = outlook.plan().cycle().way(outlook.choice());
      String name = way == null ? Words.spoken(outlook.choice()) : way.name();
      facts.add(own ? words.of("payouts.chosen", name) : words.of("payouts.chosen.other", name));
    }
    return facts;
  }

  private static PayoutPage.Option option(
      Words words, PayoutRun run, Outlook outlook, Way way, Decision made) {
    List<String> gives = new ArrayList<>();
    if (made.paid() > 0) {
      String money = money(words, run, made.paid());
      gives.add(
          way.kind() == Way.Kind.CHARITY
              ? words.of("payouts.way.given", money)
              : words.of("payouts.way.gives", money));
    }
    if (made.withheld() > 0) {
      gives.add(words.of("payouts.way.waits", money(words, run, made.withheld())));
    }
    if (way.match().percent() > 0) {
      gives.add(words.of("payouts.way.match", way.match().percent()));
    }
    boolean possible = outlook.tally() >= way.atLeast();
    if (!possible) {
      gives.add(words.of("payouts.way.least", amount(words, run, way.atLeast())));
    }
    return new PayoutPage.Option(
        way.id(), way.name(), gives, possible, way.id().equals(outlook.choice()));
  }

  private static List<String> silent(Words words, PayoutRun run, Decision made) {
    List<String> silent = new ArrayList<>();
    Way way = made.way();
    if (way != null && made.paid() > 0) {
      silent.add(words.of("payouts.silent.pays", amount(words, run, made.paid()), way.name()));
    }
    if (made.kept() > 0) {
      silent.add(words.of("payouts.silent.keeps", amount(words, run, made.kept())));
    }
    if (made.expired() > 0) {
      silent.add(words.of("payouts.silent.ends", amount(words, run, made.expired())));
    }
    return silent;
  }

  private static String amount(Words words, PayoutRun run, long amount) {
    return words.number(amount) + NO_BREAK + words.unit(run.unit());
  }

  private static String money(Words words, PayoutRun run, long amount) {
    return words.money(run.currency(), Math.multiplyExact(amount, run.worth()));
  }
}
