// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.programme.Programme;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.reward.Reward;
import org.laurels.core.wallet.Adjustment;
import org.laurels.core.wallet.Transfer;
import org.laurels.core.wallet.TransferReason;

/** Says in plain words what went in and out of a wallet. */
final class TransferRows {
  private final CreditPages.Sources from;

  TransferRows(CreditPages.Sources from) {
    this.from = from;
  }

  /** What transfers were made for, by the numbers that they name. */
  private record Causes(
      Map<Long, String> lots,
      Map<Long, String> rewards,
      Map<Long, String> items,
      Map<Long, Adjustment> adjustments) {}

  List<WalletPage.Row> of(Visit visit, Programme programme, List<Transfer> transfers) {
    Causes causes =
        new Causes(
            from.wallets()
                .causes(
                    visit.community(),
                    transfers.stream()
                        .map(Transfer::lotId)
                        .filter(id -> id != 0)
                        .distinct()
                        .toList()),
            rewards(visit, programme, transfers),
            items(visit, transfers),
            from.wallets()
                .adjustments(
                    visit.community(),
                    transfers.stream()
                        .filter(one -> one.reason() == TransferReason.ADJUST)
                        .map(Transfer::causeId)
                        .distinct()
                        .toList()));
    return transfers.stream().map(one -> row(visit.words(), one, causes)).toList();
  }

  private Map<Long, String> rewards(Visit visit, Programme programme, List<Transfer> transfers) {
    Map<Long, String> names = new HashMap<>();
    for (Transfer one : transfers) {
      if (isOfRedemption(one.reason()) && !names.containsKey(one.causeId())) {
        from.redemptionStore()
            .find(visit.community(), one.causeId())
            .map(Redemption::reward)
            .ifPresent(reward -> names.put(one.causeId(), rewardName(programme, reward)));
      }
    }
    return names;
  }

  /** What the items of bounties are called in their hosts. */
  private Map<Long, String> items(Visit visit, List<Transfer> transfers) {
    List<Long> bounties =
        transfers.stream()
            .filter(one -> one.reason().isOfBounty())
            .map(Transfer::causeId)
            .distinct()
            .toList();
    Map<Long, String> names = new HashMap<>();
    for (Bounty bounty : from.bountyStore().numbered(visit.community(), bounties)) {
      names.put(bounty.id(), bounty.item().id());
    }
    return names;
  }

  private static boolean isOfRedemption(TransferReason reason) {
    return switch (reason) {
      case HOLD, CAPTURE, RELEASE, REFUND, MATCH -> true;
      case AWARD, VEST, REPAY, TAKE_BACK, OWE, EXPIRE, ADJUST -> false;
      case BOUNTY_HOLD, BOUNTY_PAY, BOUNTY_RELEASE, BOUNTY_GAIN, BOUNTY_OFFER, BOUNTY_WITHDRAW ->
          false;
    };
  }

  /** What a reward is called; one that is offered no more keeps its id. */
  static String rewardName(Programme programme, String id) {
    Reward reward = programme.reward(id);
    return reward == null ? Words.spoken(id) : reward.name();
  }

  private static WalletPage.Row row(Words words, Transfer one, Causes causes) {
    boolean in = one.to().isOfMember();
    boolean out = one.from().isOfMember();
    Adjustment adjustment = causes.adjustments().get(one.causeId());
    return new WalletPage.Row(
        words.moment(one.at()),
        in && out ? words.number(one.amount()) : words.signed(in ? one.amount() : -one.amount()),
        words.unit(one.unit()),
        what(words, one, causes),
        one.reason() == TransferReason.ADJUST && adjustment != null ? adjustment.note() : "",
        in && out ? "still" : in ? "gain" : "loss");
  }

  private static String what(Words words, Transfer one, Causes causes) {
    String given = causes.lots().getOrDefault(one.lotId(), "");
    String cause = given.startsWith("bounty:") ? words.of("wallet.bounty") : Words.spoken(given);
    String item = causes.items().getOrDefault(one.causeId(), "");
    // What no redemption caused, a payout did.
    String reward = causes.rewards().getOrDefault(one.causeId(), words.of("wallet.payout"));
    return switch (one.reason()) {
      case AWARD -> words.of("wallet.award", cause);
      case VEST -> words.of("wallet.vest", cause);
      case REPAY -> words.of("wallet.repay");
      case TAKE_BACK -> words.of("wallet.take-back", cause);
      case OWE -> words.of("wallet.owe");
      case EXPIRE -> words.of("wallet.expire");
      case HOLD -> words.of("wallet.hold", reward);
      case CAPTURE -> words.of("wallet.capture", reward);
      case RELEASE -> words.of("wallet.release", reward);
      case REFUND -> words.of("wallet.refund", reward);
      case ADJUST -> words.of("wallet.adjust");
      case MATCH -> words.of("wallet.match", reward);
      case BOUNTY_HOLD -> words.of("wallet.bounty-hold", item);
      case BOUNTY_PAY -> words.of("wallet.bounty-pay", item);
      case BOUNTY_RELEASE -> words.of("wallet.bounty-release", item);
      case BOUNTY_GAIN -> words.of("wallet.bounty-gain", item);
      case BOUNTY_OFFER -> words.of("wallet.bounty-offer", item);
      case BOUNTY_WITHDRAW -> words.of("wallet.bounty-withdraw", item);
    };
  }
}
