// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.Offers;
import org.laurels.core.redemption.RedemptionRefusedException.Why;
import org.laurels.core.reward.Reward;
import org.laurels.core.wallet.Balance;

/** Reads what a member can have for credits. */
final class ShopReader {
  private static final String NO_BREAK = "\u00a0";

  private final CreditPages.Sources from;
  private final Members members;
  private final Offers offers;
  private final Clock clock;

  ShopReader(CreditPages.Sources from, Members members, Clock clock) {
    this.from = from;
    this.members = members;
    this.offers = new Offers(from.redemptionStore(), from.wallets(), clock);
    this.clock = clock;
  }

  /**
   * What was asked and not had.
   *
   * @param amount as it was typed
   */
  record Asked(String reward, String amount, String fault) {
    static final Asked NOTHING = new Asked("", "", "");
  }

  ShopPage read(Visit visit, long memberId, Programmes versions, Asked asked, String csrf) {
    List<ShopPage.Card> cards = new ArrayList<>();
    for (Offers.Offer offer : offers.of(visit.community(), versions, memberId)) {
      cards.add(card(visit, versions, offer, asked));
    }
    return new ShopPage(
        members.head(visit, memberId),
        visit.self() == memberId,
        CreditPages.tabs(visit, memberId, versions, CreditPages.REWARDS),
        has(visit, memberId, versions),
        asked.fault(),
        cards,
        Members.address(visit, memberId) + CreditPages.REWARDS,
        csrf);
  }

  private List<String> has(Visit visit, long memberId, Programmes versions) {
    Words words = visit.words();
    Instant now = Instant.now(clock);
    Map<String, Balance> balances = from.wallets().balances(visit.community(), memberId);
    List<String> has = new ArrayList<>();
    for (String unit : new TreeSet<>(versions.spentUnits())) {
      long available = balances.getOrDefault(unit, Balance.NONE).available();
      String worth = WalletReader.worth(words, available, versions.creditTerms(unit, now));
      has.add(amount(words, available, unit) + (worth.isEmpty() ? "" : " (" + worth + ")"));
    }
    return has;
  }

  private ShopPage.Card card(Visit visit, Programmes versions, Offers.Offer offer, Asked asked) {
    Words words = visit.words();
    Reward reward = offer.reward();
    String price = amount(words, reward.price(), reward.unit());
    return new ShopPage.Card(
        reward.id(),
        reward.name(),
        reward.about(),
        reward.open() ? words.of("shop.at-least", price) : price,
        WalletReader.worth(
            words, reward.price(), versions.creditTerms(reward.unit(), Instant.now(clock))),
        reward.open(),
        Long.toString(reward.price()),
        asked.reward().equals(reward.id()) ? asked.amount() : "",
        more(words, offer),
        why(words, offer),
        FormKey.fresh());
  }

  private static String amount(Words words, long amount, String unit) {
    return words.number(amount) + NO_BREAK + words.unit(unit);
  }

  private static List<String> more(Words words, Offers.Offer offer) {
    Reward reward = offer.reward();
    List<String> more = new ArrayList<>();
    if (offer.left() != null && offer.left() > 0) {
      more.add(words.of("shop.left", offer.left()));
    }
    if (reward.perMember() != null) {
      more.add(words.of("shop.per-member", reward.perMember()));
    }
    if (reward.matchPercent() > 0) {
      more.add(words.of("shop.match", reward.matchPercent()));
    }
    if (reward.until() != null && offer.why() != Why.NOT_OFFERED) {
      more.add(words.of("shop.until", words.moment(reward.until()).full()));
    }
    return more;
  }

  private String why(Words words, Offers.Offer offer) {
    @Nullable Why why = offer.why();
    if (why == null) {
      return "";
    }
    Instant from = offer.reward().from();
    return why == Why.NOT_OFFERED && from != null && Instant.now(clock).isBefore(from)
        ? words.of("shop.from", words.moment(from).full())
        : new Refusal(why, offer.lacking()).said(words);
  }
}
