// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.laurels.core.community.Community;
import org.laurels.core.intake.Intake;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.Decision;
import org.laurels.core.redemption.Fulfiller;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionRefusedException;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.reward.Reward;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.Call;
import org.laurels.core.wallet.Upkeep;

/** One redemption, its member, and the other system. */
final class RedemptionWorld implements Fulfiller {
  private static final Community COMMUNITY = new Community(1, "states");

  /** One thing that can happen. */
  enum Happening {
    APPROVED_BY_ANN,
    APPROVED_BY_BOB,
    REJECTED,
    CANCELLED,
    TOLD_PAYS,
    TOLD_PAYS_IN_SILENCE,
    TOLD_REFUSES,
    TOLD_REFUSES_IN_SILENCE,
    TOLD_HEARS_NOTHING,
    DIES_BEFORE_TELLING,
    DIES_AFTER_PAYING,
    CALLBACK,
    CALLBACK_AGAIN,
    REFUNDED
  }

  enum Provider {
    UNTOLD,
    PAID,
    REFUSED
  }

  record State(
      RedemptionState redemption,
      Provider provider,
      int payouts,
      Balance wallet,
      Set<String> approvedBy) {}

  private static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final TestClock clock = TestClock.pinned("2026-04-01T00:00:00Z");
  private final InMemoryIntakeStore store = new InMemoryIntakeStore();
  private final Redemptions redemptions;
  private final long member;
  private final long id;
  private Provider provider = Provider.UNTOLD;
  private Happening now = Happening.TOLD_HEARS_NOTHING;
  private int payouts;
  private int serial;
  private boolean calledBack;

  RedemptionWorld(int people) {
    Programmes programmes = Programmes.of(programme(people));
    Intake intake =
        new Intake(
            store,
            (in, version) -> programmes,
            clock,
            (incident, cause) -> {
              throw new AssertionError(cause);
            });
    redemptions = new Redemptions(store.redemptions(), in -> programmes, this, clock);
    TestEvents events = TestEvents.of("host");
    intake.accept(
        COMMUNITY,
        List.of(
            events
                .event(CreditProgramme.HELPED)
                .by("zoe")
                .value(20)
                .id("help")
                .at(Instant.now(clock))));
    Identity zoe = new Identity("host", "zoe");
    member =
        store.write(
            COMMUNITY,
            unit ->
                requireNonNull(unit.identities(new TreeSet<>(Set.of(zoe))).get(zoe)).memberId());
    clock.advance(Duration.ofDays(3));
    store
        .redemptions()
        .write(
            COMMUNITY,
            unit -> {
              var wallet =
                  unit.open(
                          member,
                          CreditProgramme.UNIT,
                          CreditProgramme.TERMS,
                          ZoneOffset.UTC,
                          Instant.now(clock))
                      .orElseThrow();
              Upkeep.of(wallet);
              unit.save(wallet.movements());
              return member;
            });
    id =
        Long.parseLong(
            redemptions
                .request(
                    COMMUNITY,
                    new Redemptions.Wish(member, "airtime", null),
                    call(),
                    made -> Long.toString(made.id()))
                .answer()
                .body());
  }

  private static Programme programme(int people) {
    Reward reward =
        new Reward(
            "airtime",
            "Airtime",
            "",
            Reward.Kind.WEBHOOK,
            CreditProgramme.UNIT,
            5,
            false,
            null,
            null,
            null,
            null,
            null,
            people == 0 ? Reward.Approval.NONE : Reward.Approval.always(people),
            0,
            null);
    return CreditProgramme.programme().withRewards(List.of(reward));
  }

  private Call call() {
    return new Call("test", "key-" + serial++, "print");
  }

  State state() {
    Redemption found = store.redemptions().find(COMMUNITY, id).orElseThrow();
    return new State(
        found.state(),
        provider,
        payouts,
        store.balance(COMMUNITY, member, CreditProgramme.UNIT),
        found.approvedBy());
  }

  @Override
  public Outcome submit(Redemption redemption) {
    return answer();
  }

  @Override
  public Outcome ask(Redemption redemption) {
    return answer();
  }

  /** The other system knows the redemption by its number, and does it once. */
  private Outcome answer() {
    switch (now) {
      case DIES_BEFORE_TELLING -> throw new Death();
      case TOLD_HEARS_NOTHING -> {
        return new Outcome.Unknown("nothing came through");
      }
      case TOLD_PAYS, TOLD_PAYS_IN_SILENCE, DIES_AFTER_PAYING -> decide(Provider.PAID);
      default -> decide(Provider.REFUSED);
    }
    if (now == Happening.DIES_AFTER_PAYING) {
      throw new Death();
    }
    boolean silent =
        now == Happening.TOLD_PAYS_IN_SILENCE || now == Happening.TOLD_REFUSES_IN_SILENCE;
    if (silent) {
      return new Outcome.Unknown("the answer was lost");
    }
    return provider == Provider.PAID ? new Outcome.Done("ref") : new Outcome.Refused("no");
  }

  private void decide(Provider wanted) {
    if (provider == Provider.UNTOLD) {
      provider = wanted;
      payouts += wanted == Provider.PAID ? 1 : 0;
    }
  }

  /** Lets it happen; whether it can. */
  boolean happen(Happening happening) {
    now = happening;
    try {
      return take(happening);
    } catch (RedemptionRefusedException e) {
      return false;
    } catch (Death e) {
      return true;
    }
  }

  private boolean take(Happening happening) {
    switch (happening) {
      case APPROVED_BY_ANN -> decide(new Decision.Approve("ann"));
      case APPROVED_BY_BOB -> decide(new Decision.Approve("bob"));
      case REJECTED -> decide(new Decision.Reject("no"));
      case CANCELLED -> decide(new Decision.Cancel());
      case REFUNDED -> decide(new Decision.Refund("sorry"));
      case CALLBACK -> {
        if (provider == Provider.UNTOLD || calledBack) {
          return false;
        }
        calledBack = true;
        return callBack();
      }
      case CALLBACK_AGAIN -> {
        return calledBack && callBack();
      }
      default -> {
        clock.advance(Duration.ofHours(12));
        RedemptionState before = state().redemption();
        redemptions.goOn(COMMUNITY, id);
        return before == RedemptionState.APPROVED || before == RedemptionState.SUBMITTED;
      }
    }
    return true;
  }

  private boolean callBack() {
    Decision said =
        provider == Provider.PAID
            ? new Decision.Settle("callback")
            : new Decision.Refuse("callback");
    redemptions.decide(COMMUNITY, id, said, new Call("provider", "callback", "print"), this::text);
    return true;
  }

  private void decide(Decision decision) {
    redemptions.decide(COMMUNITY, id, decision, call(), this::text);
  }

  private String text(Redemption redemption) {
    return Long.toString(redemption.id());
  }

  /** Whether the other system has called back. */
  boolean calledBack() {
    return calledBack;
  }
}
