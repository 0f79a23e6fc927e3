// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import org.jspecify.annotations.Nullable;
import org.laurels.core.redemption.RedemptionRefusedException.Why;

/**
 * Why a form has moved nothing.
 *
 * @param why null where the form had been used for something else
 * @param lacking how many credits were too few
 */
record Refusal(@Nullable Why why, long lacking) {
  static final Refusal USED = new Refusal(null, 0);

  /** As it is kept with the form's key, to be told again. */
  String text() {
    return why + " " + lacking;
  }

  static Refusal of(String text) {
    int blank = text.indexOf(' ');
    return new Refusal(
        Why.valueOf(text.substring(0, blank)), Long.parseLong(text.substring(blank + 1)));
  }

  String said(Words words) {
    return why == null ? words.of("refused.used") : said(words, why, lacking);
  }

  private static String said(Words words, Why why, long lacking) {
    return switch (why) {
      case UNKNOWN_REWARD -> words.of("refused.unknown-reward");
      case NOT_OFFERED -> words.of("refused.not-offered");
      case NOT_ELIGIBLE -> words.of("refused.not-eligible");
      case MEMBER_LIMIT -> words.of("refused.member-limit");
      case SOLD_OUT -> words.of("refused.sold-out");
      case WRONG_AMOUNT -> words.of("refused.wrong-amount");
      case NOT_ENOUGH -> words.of("refused.not-enough", words.number(lacking));
      case FROZEN -> words.of("refused.frozen");
      case HALTED -> words.of("refused.halted");
      case WRONG_STATE -> words.of("refused.wrong-state");
      case SAME_PERSON -> words.of("refused.same-person");
      case NO_MEMBER, UNKNOWN_REDEMPTION -> words.of("refused.unknown");
    };
  }
}
