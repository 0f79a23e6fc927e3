// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.RedemptionRefusedException.Why;
import org.laurels.core.wallet.Answer;
import org.laurels.core.wallet.Call;
import org.laurels.core.wallet.Told;
import org.laurels.core.wallet.Wallet;

/**
 * Takes redemptions from the wish to the end. Each step is one transaction: the state, the credits
 * and the answer to the caller are written together or not at all. Thread-safe.
 */
public final class Redemptions {
  private static final List<Duration> CHECKS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6));

  private static final int NOTE_LENGTH_MAX = 1000;
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final RedemptionStore store;
  private final Function<Community, Programmes> programmes;
  private final Fulfiller fulfiller;
  private final Clock clock;

  /**
   * @param programmes the published versions of a community
   * @param fulfiller who fulfils what another system does
   */
  public Redemptions(
      RedemptionStore store,
      Function<Community, Programmes> programmes,
      Fulfiller fulfiller,
      Clock clock) {
    this.store = store;
    this.programmes = programmes;
    this.fulfiller = fulfiller;
    this.clock = clock;
  }

  /**
   * A member's wish.
   *
   * @param amount how many credits; null for the price, where the reward has one
   */
  public record Wish(long memberId, String reward, @Nullable Long amount) {}

  /**
   * Sets the credits aside for a reward.
   *
   * @param body what the caller is told of it, and again for the same call
   * @throws RedemptionRefusedException if it cannot be had; nothing has moved
   */
  public Told request(
      Community community, Wish wish, Call call, Function<Redemption, String> body) {
    Programmes versions = programmes.apply(community);
    Instant now = Instant.now(clock);
    return store.write(
        community,
        unit -> {
          Optional<Answer> before = call.before(unit.answered(call.scope(), call.key()));
          if (before.isPresent()) {
            return new Told(before.get(), true);
          }
          if (unit.isHalted()) {
            throw Steps.refused(
                Why.HALTED, "redemptions stand still until the books have been looked at");
          }
          Redemption made = Purchase.of(unit, versions, wish, now);
          Answer answer = call.answer(CREATED, body.apply(made));
          unit.answer(answer);
          return new Told(answer, false);
        });
  }

  /** What counts how many of a reward's stock are taken. */
  public static String stock(String reward) {
    return "stock:" + reward;
  }

  /** What a step makes of a redemption that is locked. */
  private interface Change {
    Redemption of(RedemptionUnit unit, Redemption redemption, Wallet wallet, Instant now);
  }

  /**
   * Takes the step that was decided.
   *
   * @param body what the caller is told of it, and again for the same call
   * @throws RedemptionRefusedException if it cannot be taken; nothing has moved
   */
  public Told decide(
      Community community,
      long redemptionId,
      Decision decision,
      Call call,
      Function<Redemption, String> body) {
    Change change = (u, r, w, now) -> Steps.decided(u, r, w, decision, now);
    // Before the transaction: who holds a connection and waits for another may wait for ever.
    Programmes versions = programmes.apply(community);
    return store.write(
        community,
        unit -> {
          Optional<Answer> before = call.before(unit.answered(call.scope(), call.key()));
          if (before.isPresent()) {
            return new Told(before.get(), true);
          }
          Answer answer = call.answer(OK, body.apply(locked(unit, versions, redemptionId, change)));
          unit.answer(answer);
          return new Told(answer, false);
        });
  }

  private Redemption locked(
      RedemptionUnit unit, Programmes versions, long redemptionId, Change change) {
    Instant now = Instant.now(clock);
    Redemption seen = unit.find(redemptionId).orElseThrow(Steps::unknown);
    Wallet wallet = Steps.wallet(unit, versions, seen.memberId(), seen.unit(), now);
    Redemption locked = unit.lock(redemptionId).orElseThrow(Steps::unknown);
    Redemption changed = change.of(unit, locked, wallet, now);
    unit.save(wallet.movements());
    unit.save(changed);
    return changed;
  }

  /**
   * Goes on with a redemption that is approved, or of which nobody knows what became. What another
   * system does is told outside of any transaction, and noted before: if we die in between, it is
   * asked, never told as something new.
   *
   * @return where it stands now
   */
  public Redemption goOn(Community community, long redemptionId) {
    Redemption seen = store.find(community, redemptionId).orElseThrow(Steps::unknown);
    if (seen.nextCheckAt() == null || seen.nextCheckAt().isAfter(Instant.now(clock))) {
      return seen;
    }
    return switch (seen.kind()) {
      case VOUCHER, CHARITY -> resolved(community, redemptionId, new Decision.Settle(""));
      case MANUAL -> write(community, redemptionId, (u, r, w, now) -> Steps.waiting(r, now));
      case WEBHOOK -> tell(community, redemptionId);
    };
  }

  private Redemption write(Community community, long redemptionId, Change change) {
    Programmes versions = programmes.apply(community);
    return store.write(community, unit -> locked(unit, versions, redemptionId, change));
  }

  /** Takes the decision of who fulfils it, unless it has ended meanwhile. */
  private Redemption resolved(Community community, long redemptionId, Decision decision) {
    return write(
        community,
        redemptionId,
        (unit, redemption, wallet, now) -> {
          Redemption told = Steps.submitted(redemption, now);
          return told.state() == RedemptionState.SUBMITTED
              ? Steps.decided(unit, told, wallet, decision, now)
              : redemption;
        });
  }

  /**
   * Tells another system, unless somebody else does: who notes it first has moved the next look on,
   * and what has ended meanwhile has none.
   */
  private Redemption tell(Community community, long redemptionId) {
    boolean[] first = new boolean[1];
    boolean[] mine = new boolean[1];
    Redemption noted =
        write(
            community,
            redemptionId,
            (unit, redemption, wallet, now) -> {
              mine[0] = redemption.nextCheckAt() != null && !redemption.nextCheckAt().isAfter(now);
              if (!mine[0]) {
                return redemption;
              }
              first[0] = redemption.state() == RedemptionState.APPROVED;
              Redemption next = Steps.submitted(redemption, now);
              return next.told(
                  redemption.attempts() + 1,
                  now.plus(pause(redemption.attempts())),
                  "",
                  next.note());
            });
    if (!mine[0]) {
      return noted;
    }
    Fulfiller.Outcome outcome = first[0] ? fulfiller.submit(noted) : fulfiller.ask(noted);
    if (outcome instanceof Fulfiller.Outcome.Done done) {
      return resolved(community, redemptionId, new Decision.Settle(done.reference()));
    }
    if (outcome instanceof Fulfiller.Outcome.Refused refusal) {
      return resolved(community, redemptionId, new Decision.Refuse(refusal.reason()));
    }
    Fulfiller.Outcome.Unknown unknown = (Fulfiller.Outcome.Unknown) outcome;
    return write(
        community,
        redemptionId,
        (unit, redemption, wallet, now) ->
            redemption.state() == RedemptionState.SUBMITTED
                ? redemption.told(
                    redemption.attempts(), redemption.nextCheckAt(), "", unknown.reason())
                : redemption);
  }

  /**
   * Notes what was heard of a redemption and changes nothing else, such as a late contradiction.
   */
  public void remark(Community community, long redemptionId, String heard) {
    write(
        community,
        redemptionId,
        (unit, redemption, wallet, now) -> {
          String note = redemption.note().isEmpty() ? heard : redemption.note() + "; " + heard;
          return redemption.told(
              redemption.attempts(),
              redemption.nextCheckAt(),
              "",
              note.substring(0, Math.min(NOTE_LENGTH_MAX, note.length())));
        });
  }

  private static Duration pause(int attempts) {
    return CHECKS.get(Math.min(attempts, CHECKS.size() - 1));
  }
}
