// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.RedemptionRefusedException.Why;
import org.laurels.core.redemption.RedemptionState.Step;
import org.laurels.core.reward.Reward;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Lot;
import org.laurels.core.wallet.Transfer;
import org.laurels.core.wallet.Wallet;

/** What each step makes of a redemption that is locked, and of the wallet it is paid from. */
final class Steps {
  private Steps() {}

  static Wallet wallet(
      RedemptionUnit unit, Programmes versions, long memberId, String name, Instant now) {
    CreditTerms terms = versions.creditTerms(name, now);
    return unit.open(
            memberId,
            name,
            terms == null ? CreditTerms.USUAL : terms,
            versions.latest().programme().zone(),
            now)
        .orElseThrow(() -> refused(Why.NO_MEMBER, "there is no such member"));
  }

  static RedemptionRefusedException refused(Why why, String message) {
    return new RedemptionRefusedException(why, message);
  }

  /** What a decision makes of it; one to settle or refuse means that it was submitted before. */
  static Redemption decided(
      RedemptionUnit unit, Redemption redemption, Wallet wallet, Decision decision, Instant now) {
    if (decision instanceof Decision.Approve yes) {
      return approved(redemption, yes.by(), now);
    }
    if (decision instanceof Decision.Reject no) {
      return back(unit, redemption, wallet, Step.REJECT, no.note(), now);
    }
    if (decision instanceof Decision.Cancel) {
      return back(unit, redemption, wallet, Step.CANCEL, "", now);
    }
    if (decision instanceof Decision.Settle done) {
      return settled(unit, submitted(redemption, now), wallet, done.reference(), now);
    }
    if (decision instanceof Decision.Refuse never) {
      return back(unit, submitted(redemption, now), wallet, Step.REFUSE, never.reason(), now);
    }
    return refunded(unit, redemption, wallet, ((Decision.Refund) decision).note(), now);
  }

  private static Redemption approved(Redemption redemption, String by, Instant now) {
    if (by.isBlank() || by.chars().anyMatch(Character::isISOControl)) {
      // Stores keep a name a line: a line break would make one person two.
      throw new IllegalArgumentException("nobody is called '" + by + "'");
    }
    Redemption next = moved(redemption, Step.APPROVE, now);
    Set<String> people = new TreeSet<>(redemption.approvedBy());
    if (!people.add(by)) {
      throw refused(Why.SAME_PERSON, "'" + by + "' has said yes already; another one must");
    }
    boolean enough = people.size() >= redemption.approvalsNeeded();
    return (enough ? next : redemption).approvedBy(people, now);
  }

  static RedemptionRefusedException unknown() {
    return refused(Why.UNKNOWN_REDEMPTION, "there is no such redemption");
  }

  static Redemption moved(Redemption redemption, Step step, Instant now) {
    RedemptionState next =
        redemption
            .state()
            .after(step)
            .orElseThrow(
                () ->
                    refused(
                        Why.WRONG_STATE,
                        "a redemption that is "
                            + redemption.state().name().toLowerCase(Locale.ROOT)
                            + " cannot take the step "
                            + step.name().toLowerCase(Locale.ROOT)));
    return redemption.in(next, now);
  }

  private static Redemption settled(
      RedemptionUnit unit, Redemption redemption, Wallet wallet, String reference, Instant now) {
    Redemption next = moved(redemption, Step.SETTLE, now);
    wallet.capture(unit.held(redemption.id()));
    if (redemption.matched() > 0) {
      wallet.match(redemption.id(), redemption.matched());
    }
    return next.told(redemption.attempts(), null, reference, "");
  }

  private static Redemption back(
      RedemptionUnit unit,
      Redemption redemption,
      Wallet wallet,
      Step step,
      String note,
      Instant now) {
    Redemption next = moved(redemption, step, now).told(redemption.attempts(), null, "", note);
    List<Transfer> held = unit.held(redemption.id());
    wallet.release(held, lots(unit, held));
    unit.giveBack(Redemptions.stock(redemption.reward()), 1);
    if (redemption.matched() > 0) {
      unit.giveBack(match(redemption.reward()), redemption.matched());
    }
    if (redemption.kind() == Reward.Kind.VOUCHER) {
      unit.freeCode(redemption.id());
    }
    return next;
  }

  /** Pays back what was fulfilled. */
  private static Redemption refunded(
      RedemptionUnit unit, Redemption redemption, Wallet wallet, String note, Instant now) {
    Redemption next = moved(redemption, Step.REFUND, now).told(0, null, "", note);
    List<Transfer> held = unit.held(redemption.id());
    wallet.refund(held, lots(unit, held));
    return next;
  }

  /** What is to be resolved was submitted, at the latest now. */
  static Redemption submitted(Redemption redemption, Instant now) {
    return redemption.state() == RedemptionState.APPROVED
        ? moved(redemption, Step.SUBMIT, now)
        : redemption;
  }

  private static Map<Long, Lot> lots(RedemptionUnit unit, List<Transfer> held) {
    return unit.lots(held.stream().map(Transfer::lotId).toList());
  }

  /** A person is to say what becomes of it: nothing more is to be looked at. */
  static Redemption waiting(Redemption redemption, Instant now) {
    return redemption.state() == RedemptionState.APPROVED
        ? moved(redemption, Step.SUBMIT, now).told(1, null, "", "")
        : redemption;
  }

  static String match(String reward) {
    return "match:" + reward;
  }
}
