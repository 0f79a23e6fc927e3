// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import org.laurels.core.appraisal.AppraisalRefusedException;
import org.laurels.core.bounty.BountyRefusedException;
import org.laurels.core.payout.PayoutRefusedException;
import org.laurels.core.redemption.RedemptionRefusedException;
import org.laurels.core.wallet.NotEnoughCreditsException;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;

/** What refuses to move credits, as problem details. */
final class Refusals {
  private Refusals() {}

  static Problem of(RedemptionRefusedException refused) {
    String said = sentence(String.valueOf(refused.getMessage()));
    return switch (refused.why()) {
      case UNKNOWN_REWARD, NO_MEMBER, UNKNOWN_REDEMPTION -> Problem.of(ErrorCode.NOT_FOUND, said);
      case NOT_OFFERED -> Problem.of(ErrorCode.NOT_OFFERED, said);
      case NOT_ELIGIBLE -> Problem.of(ErrorCode.NOT_ELIGIBLE, said);
      case MEMBER_LIMIT -> Problem.of(ErrorCode.MEMBER_LIMIT, said);
      case SOLD_OUT -> Problem.of(ErrorCode.SOLD_OUT, said);
      case WRONG_AMOUNT -> Problem.of(ErrorCode.WRONG_AMOUNT, said).at("amount");
      case NOT_ENOUGH -> notEnough(refused, said);
      case FROZEN -> Problem.of(ErrorCode.WALLET_FROZEN, said);
      case HALTED -> Problem.of(ErrorCode.HALTED, said);
      case WRONG_STATE -> Problem.of(ErrorCode.WRONG_STATE, said);
      case SAME_PERSON -> Problem.of(ErrorCode.SAME_PERSON, said).at("by");
    };
  }

  static Problem of(BountyRefusedException refused) {
    String said = sentence(String.valueOf(refused.getMessage()));
    return switch (refused.why()) {
      case NO_MEMBER, UNKNOWN_BOUNTY -> Problem.of(ErrorCode.NOT_FOUND, said);
      case UNKNOWN_ITEM -> Problem.of(ErrorCode.NOT_FOUND, said).at("item");
      case UNKNOWN_UNIT -> Problem.of(ErrorCode.REFUSED, said).at("unit");
      case WRONG_AMOUNT -> Problem.of(ErrorCode.REFUSED, said).at("amount");
      case WRONG_TIME -> Problem.of(ErrorCode.REFUSED, said).at("expires_at");
      case WRONG_PARTS, SAME_MEMBER -> Problem.of(ErrorCode.REFUSED, said).at("shares");
      case ALREADY_OFFERED -> Problem.of(ErrorCode.BOUNTY_THERE, said);
      case NOT_ENOUGH -> notEnough(refused, said);
      case FROZEN -> Problem.of(ErrorCode.WALLET_FROZEN, said);
      case OWES -> Problem.of(ErrorCode.OWES, said);
      case HALTED -> Problem.of(ErrorCode.HALTED, said);
      case EXPIRED, WRONG_STATE -> Problem.of(ErrorCode.BOUNTY_ENDED, said);
      case OWN_BOUNTY -> Problem.of(ErrorCode.OWN_BOUNTY, said);
    };
  }

  private static Problem notEnough(RuntimeException refused, String said) {
    return refused.getCause() instanceof NotEnoughCreditsException tooFew
        ? of(tooFew)
        : Problem.of(ErrorCode.NOT_ENOUGH, said);
  }

  /** Of what kind it is that a step of a payout is refused. */
  static ErrorCode code(PayoutRefusedException refused) {
    return switch (refused.reason()) {
      case NO_CYCLE, NO_MEMBER, NO_PERIOD -> ErrorCode.NOT_FOUND;
      case NO_WAY -> ErrorCode.REFUSED;
      case TOO_LITTLE -> ErrorCode.NOT_ENOUGH;
      case TOO_EARLY, TOO_LATE, WRONG_STATE, NO_WORTH -> ErrorCode.NOT_OPEN;
      case HALTED -> ErrorCode.HALTED;
    };
  }

  /** Of what kind it is that a step of an appraisal is refused. */
  static ErrorCode code(AppraisalRefusedException refused) {
    return switch (refused.reason()) {
      case NO_APPRAISAL, NO_PERIOD, NO_DECISION -> ErrorCode.NOT_FOUND;
      case NO_BRACKET -> ErrorCode.REFUSED;
      case TOO_EARLY -> ErrorCode.NOT_OPEN;
      case STALE -> ErrorCode.CHANGED;
    };
  }

  static Problem of(NotEnoughCreditsException tooFew) {
    return Problem.of(ErrorCode.NOT_ENOUGH, sentence(String.valueOf(tooFew.getMessage())))
        .withAvailable(tooFew.available());
  }

  private static String sentence(String message) {
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }
}
