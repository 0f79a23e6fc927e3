// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.reward.Reward;
import org.laurels.core.rule.DeletionPolicy;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Give;
import org.laurels.core.rule.Role;
import org.laurels.core.rule.Rule;
import org.laurels.core.wallet.CreditTerms;

/** A programme with credits to earn and to spend, for tests of wallets. */
public final class CreditProgramme {
  public static final String UNIT = "credits";
  public static final String HELPED = "x.helped";

  /** The terms of that programme. */
  public static final CreditTerms TERMS =
      new CreditTerms(
          CreditModel.VESTING,
          false,
          Period.ofDays((int) CreditModel.LIFE.toDays()),
          CreditModel.GRACE,
          50,
          null,
          0);

  /** How many mugs there are. */
  static final int MUGS = 3;

  private CreditProgramme() {}

  /** Gives credits for each event {@code x.helped}, as many as its value; and some rewards. */
  public static Programme programme() {
    Expression<Long> value =
        Expressions.java("event.value", facts -> Expressions.number(facts, "event.value"));
    Rule rule =
        new Rule(
            "helped",
            Set.of(HELPED),
            Expression.constant(true),
            List.of(new Give(Role.ACTOR, UNIT, value)),
            List.of(),
            DeletionPolicy.REVERSE);
    return new Programme(
            "credits",
            ZoneOffset.UTC,
            Map.of(UNIT, new UnitDefinition(UNIT, 0, null, TERMS)),
            List.of(rule),
            List.of(),
            List.of(),
            List.of(),
            false)
        .withRewards(
            List.of(
                reward("airtime", Reward.Kind.WEBHOOK, 5, null, Reward.Approval.NONE),
                reward(
                    "mug", Reward.Kind.MANUAL, 4, (long) MUGS, new Reward.Approval(false, 0L, 2)),
                reward("gift", Reward.Kind.CHARITY, 3, null, new Reward.Approval(true, 9L, 1))));
  }

  private static Reward reward(
      String id, Reward.Kind kind, long price, @Nullable Long stock, Reward.Approval approval) {
    boolean gift = kind == Reward.Kind.CHARITY;
    return new Reward(
        id,
        id,
        "",
        kind,
        UNIT,
        price,
        gift,
        stock,
        null,
        null,
        null,
        null,
        approval,
        gift ? 100 : 0,
        null);
  }
}
