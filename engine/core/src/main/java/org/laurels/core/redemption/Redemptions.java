// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.redemption;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.fold.CurrentFacts;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.RedemptionRefusedException.Why;
import org.laurels.core.redemption.RedemptionState.Step;
import org.laurels.core.reward.Reward;
import org.laurels.core.rule.EvaluationException;
import org.laurels.core.wallet.Answer;
import org.laurels.core.wallet.Call;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Lot;
import org.laurels.core.wallet.NotEnoughCreditsException;
import org.laurels.core.wallet.Transfer;
import org.laurels.core.wallet.Wallet;
import org.laurels.core.wallet.WalletFrozenException;

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

  /** What a caller is told, and whether only again. */
  public record Told(Answer answer, boolean replayed) {}

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
            throw refused(
                Why.HALTED, "redemptions stand still until the books have been looked at");
          }
          Redemption made = request(unit, versions, wish, now);
          Answer answer = call.answer(CREATED, body.apply(made));
          unit.answer(answer);
          return new Told(answer, false);
        });
  }

  private static Reward reward(Programme programme, String id) {
    Reward reward = programme.reward(id);
    if (reward == null) {
      throw refused(Why.UNKNOWN_REWARD, "the programme offers no '" + id + "'");
    }
    return reward;
  }

  private static long amount(Reward reward, @Nullable Long wanted) {
    long amount = wanted == null ? reward.price() : wanted;
    if (reward.open() ? amount < reward.price() : amount != reward.price()) {
      throw refused(
          Why.WRONG_AMOUNT,
          reward.open()
              ? "at least " + reward.price() + " " + reward.unit() + " are needed, not " + amount
              : "it costs " + reward.price() + " " + reward.unit() + ", not " + amount);
    }
    return amount;
  }

  private Redemption request(RedemptionUnit unit, Programmes versions, Wish wish, Instant now) {
    Reward reward = reward(versions.latest().programme(), wish.reward());
    if (!reward.isOffered(now)) {
      throw refused(Why.NOT_OFFERED, "'" + reward.id() + "' is not offered now");
    }
    long memberId = wish.memberId();
    long amount = amount(reward, wish.amount());
    Wallet wallet = wallet(unit, versions, memberId, reward.unit(), now);
    if (!isEligible(unit, versions, reward, memberId, now)) {
      throw refused(Why.NOT_ELIGIBLE, "the member does not fulfil the condition of the reward");
    }
    if (reward.perMember() != null && unit.count(memberId, reward.id()) >= reward.perMember()) {
      throw refused(Why.MEMBER_LIMIT, "a member can have it " + reward.perMember() + " times");
    }
    long id = unit.nextId();
    try {
      wallet.hold(id, amount);
    } catch (NotEnoughCreditsException e) {
      throw new RedemptionRefusedException(Why.NOT_ENOUGH, e);
    } catch (WalletFrozenException e) {
      throw new RedemptionRefusedException(Why.FROZEN, e);
    }
    if (reward.stock() != null && !unit.take(stock(reward.id()), 1, reward.stock())) {
      throw refused(Why.SOLD_OUT, "none is left of '" + reward.id() + "'");
    }
    if (reward.kind() == Reward.Kind.VOUCHER && !unit.reserveCode(reward.id(), id)) {
      throw refused(Why.SOLD_OUT, "no code is left for '" + reward.id() + "'");
    }
    int needed = reward.approval().needed(amount, !unit.hasSettled(memberId));
    Redemption made =
        new Redemption(
            id,
            memberId,
            wallet.identity(),
            reward.id(),
            reward.kind(),
            reward.unit(),
            amount,
            matched(unit, reward, amount),
            needed == 0 ? RedemptionState.APPROVED : RedemptionState.HELD,
            needed,
            Set.of(),
            0,
            needed == 0 ? now : null,
            "",
            "",
            now,
            now);
    unit.save(wallet.movements());
    unit.insert(made);
    return made;
  }

  /** What counts how many of a reward's stock are taken. */
  public static String stock(String reward) {
    return "stock:" + reward;
  }

  private static String match(String reward) {
    return "match:" + reward;
  }

  /** What the company adds: all of it, or nothing where the most it adds would be passed. */
  private static long matched(RedemptionUnit unit, Reward reward, long amount) {
    long matched = Math.multiplyExact(amount, (long) reward.matchPercent()) / 100;
    boolean within =
        matched == 0
            || reward.matchAtMost() == null
            || unit.take(match(reward.id()), matched, reward.matchAtMost());
    return within ? matched : 0;
  }

  private static boolean isEligible(
      RedemptionUnit unit, Programmes versions, Reward reward, long memberId, Instant now) {
    if (reward.eligible() == null) {
      return true;
    }
    try {
      return reward.eligible().evaluate(new CurrentFacts(versions, unit.figures(memberId), now));
    } catch (EvaluationException e) {
      return false;
    }
  }

  private static Wallet wallet(
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

  private static RedemptionRefusedException refused(Why why, String message) {
    return new RedemptionRefusedException(why, message);
  }

  /** What a step makes of a redemption that is locked. */
  private interface Change {
    Redemption of(RedemptionUnit unit, Redemption redemption, Wallet wallet, Instant now);
  }

  /**
   * A person says yes.
   *
   * @param by who; nobody twice
   */
  public Told approve(
      Community community,
      long redemptionId,
      String by,
      Call call,
      Function<Redemption, String> body) {
    return step(community, redemptionId, call, body, (u, r, w, now) -> approved(r, by, now));
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

  /** A person says no: the credits go back. */
  public Told reject(
      Community community,
      long redemptionId,
      String note,
      Call call,
      Function<Redemption, String> body) {
    return step(
        community,
        redemptionId,
        call,
        body,
        (u, r, w, now) -> back(u, r, w, Step.REJECT, note, now));
  }

  /** The member thinks better of it: the credits go back. */
  public Told cancel(
      Community community, long redemptionId, Call call, Function<Redemption, String> body) {
    return step(
        community, redemptionId, call, body, (u, r, w, now) -> back(u, r, w, Step.CANCEL, "", now));
  }

  /** Pays back what was fulfilled. */
  public Told refund(
      Community community,
      long redemptionId,
      String note,
      Call call,
      Function<Redemption, String> body) {
    return step(
        community,
        redemptionId,
        call,
        body,
        (unit, redemption, wallet, now) -> {
          Redemption next = moved(redemption, Step.REFUND, now).told(0, null, "", note);
          List<Transfer> held = unit.held(redemption.id());
          wallet.refund(held, lots(unit, held));
          return next;
        });
  }

  /**
   * Whoever fulfils it has answered, or a person answers for them.
   *
   * @param settled whether it is fulfilled; otherwise it never will be
   */
  public Told resolve(
      Community community,
      long redemptionId,
      boolean settled,
      String said,
      Call call,
      Function<Redemption, String> body) {
    return step(
        community,
        redemptionId,
        call,
        body,
        (unit, redemption, wallet, now) -> {
          Redemption told =
              redemption.state() == RedemptionState.APPROVED
                  ? moved(redemption, Step.SUBMIT, now)
                  : redemption;
          return settled
              ? settled(unit, told, wallet, said, now)
              : back(unit, told, wallet, Step.REFUSE, said, now);
        });
  }

  private Told step(
      Community community,
      long redemptionId,
      Call call,
      Function<Redemption, String> body,
      Change change) {
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
    Redemption seen = unit.find(redemptionId).orElseThrow(Redemptions::unknown);
    Wallet wallet = wallet(unit, versions, seen.memberId(), seen.unit(), now);
    Redemption locked = unit.lock(redemptionId).orElseThrow(Redemptions::unknown);
    Redemption changed = change.of(unit, locked, wallet, now);
    unit.save(wallet.movements());
    unit.save(changed);
    return changed;
  }

  private static RedemptionRefusedException unknown() {
    return refused(Why.UNKNOWN_REDEMPTION, "there is no such redemption");
  }

  private static Redemption moved(Redemption redemption, Step step, Instant now) {
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
    unit.giveBack(stock(redemption.reward()), 1);
    if (redemption.matched() > 0) {
      unit.giveBack(match(redemption.reward()), redemption.matched());
    }
    if (redemption.kind() == Reward.Kind.VOUCHER) {
      unit.freeCode(redemption.id());
    }
    return next;
  }

  private static Map<Long, Lot> lots(RedemptionUnit unit, List<Transfer> held) {
    return unit.lots(held.stream().map(Transfer::lotId).toList());
  }

  /**
   * Goes on with a redemption that is approved, or of which nobody knows what became. What another
   * system does is told outside of any transaction, and noted before: if we die in between, it is
   * asked, never told as something new.
   *
   * @return where it stands now
   */
  public Redemption goOn(Community community, long redemptionId) {
    Redemption seen = store.find(community, redemptionId).orElseThrow(Redemptions::unknown);
    if (seen.nextCheckAt() == null || seen.nextCheckAt().isAfter(Instant.now(clock))) {
      return seen;
    }
    return switch (seen.kind()) {
      case VOUCHER, CHARITY -> resolved(community, redemptionId, true, "");
      case MANUAL -> write(community, redemptionId, (u, r, w, now) -> waiting(r, now));
      case WEBHOOK -> tell(community, redemptionId);
    };
  }

  /** A person is to say what becomes of it: nothing more is to be looked at. */
  private static Redemption waiting(Redemption redemption, Instant now) {
    return redemption.state() == RedemptionState.APPROVED
        ? moved(redemption, Step.SUBMIT, now).told(1, null, "", "")
        : redemption;
  }

  private Redemption write(Community community, long redemptionId, Change change) {
    Programmes versions = programmes.apply(community);
    return store.write(community, unit -> locked(unit, versions, redemptionId, change));
  }

  private Redemption resolved(
      Community community, long redemptionId, boolean settled, String said) {
    return write(
        community,
        redemptionId,
        (unit, redemption, wallet, now) -> {
          Redemption told =
              redemption.state() == RedemptionState.APPROVED
                  ? moved(redemption, Step.SUBMIT, now)
                  : redemption;
          if (told.state() != RedemptionState.SUBMITTED) {
            return redemption;
          }
          return settled
              ? settled(unit, told, wallet, said, now)
              : back(unit, told, wallet, Step.REFUSE, said, now);
        });
  }

  private Redemption tell(Community community, long redemptionId) {
    boolean[] first = new boolean[1];
    Redemption noted =
        write(
            community,
            redemptionId,
            (unit, redemption, wallet, now) -> {
              first[0] = redemption.state() == RedemptionState.APPROVED;
              Redemption next = first[0] ? moved(redemption, Step.SUBMIT, now) : redemption;
              return next.told(
                  redemption.attempts() + 1,
                  now.plus(pause(redemption.attempts())),
                  "",
                  next.note());
            });
    if (noted.state() != RedemptionState.SUBMITTED) {
      return noted;
    }
    Fulfiller.Outcome outcome = first[0] ? fulfiller.submit(noted) : fulfiller.ask(noted);
    if (outcome instanceof Fulfiller.Outcome.Done done) {
      return resolved(community, redemptionId, true, done.reference());
    }
    if (outcome instanceof Fulfiller.Outcome.Refused refusal) {
      return resolved(community, redemptionId, false, refusal.reason());
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
