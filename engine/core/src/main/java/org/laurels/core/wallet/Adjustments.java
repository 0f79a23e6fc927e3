// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.wallet;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.laurels.core.community.Community;

/**
 * Gives credits and takes them by a person's word. What moves, the note of why, and the answer to
 * the caller are written together or not at all. Thread-safe.
 */
public final class Adjustments {
  private static final int CREATED = 201;

  private final WalletStore store;
  private final Clock clock;

  public Adjustments(WalletStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * What a person wants.
   *
   * @param amount what to give; below 0 what to take
   */
  public record Wish(long memberId, String unit, long amount, String by, String note) {}

  /** The terms on which the unit is spent. */
  public record Terms(CreditTerms credit, ZoneId zone) {}

  /**
   * Does it.
   *
   * @param body what the caller is told of it, and again for the same call
   * @return empty where there is no such member
   * @throws NotEnoughCreditsException if more is to be taken than is available; nothing has moved
   */
  public Optional<Told> adjust(
      Community community, Wish wish, Terms terms, Call call, Function<Adjustment, String> body) {
    return store.write(
        community,
        unit -> {
          Optional<Answer> before = call.before(unit.answered(call.scope(), call.key()));
          if (before.isPresent()) {
            return before.map(answer -> new Told(answer, true));
          }
          Instant now = Instant.now(clock);
          return unit.open(wish.memberId(), wish.unit(), terms.credit(), terms.zone(), now)
              .map(wallet -> adjust(unit, wallet, wish, now))
              .map(made -> call.answer(CREATED, body.apply(made)))
              .map(
                  answer -> {
                    unit.answer(answer);
                    return new Told(answer, false);
                  });
        });
  }

  private static Adjustment adjust(WalletUnit unit, Wallet wallet, Wish wish, Instant now) {
    Adjustment made =
        new Adjustment(
            unit.nextId(),
            wallet.identity(),
            wish.unit(),
            wish.amount(),
            wish.by(),
            wish.note(),
            now);
    Upkeep.of(wallet);
    if (wish.amount() > 0) {
      wallet.give(made.id(), wallet.identity(), wish.amount());
    } else {
      wallet.take(made.id(), Math.negateExact(wish.amount()));
    }
    unit.save(wallet.movements());
    unit.note(made);
    return made;
  }
}
