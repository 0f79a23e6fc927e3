// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.laurels.core.community.Community;
import org.laurels.core.intake.Intake;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.Fulfiller;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionRefusedException;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.reward.Reward;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.Call;
import org.laurels.core.wallet.Upkeep;

/**
 * Searches everything that can happen to a redemption that another system fulfils: every order of
 * people's and the member's steps, of answers, silences and deaths of the process before and after
 * the call, and of callbacks, also twice. There is at most one payout, and no state without a way
 * out.
 */
class RedemptionStatesTest {
  private static final Community COMMUNITY = new Community(1, "states");

  /** One thing that can happen. */
  private enum Happening {
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

  private enum Provider {
    UNTOLD,
    PAID,
    REFUSED
  }

  private record State(
      RedemptionState redemption,
      Provider provider,
      int payouts,
      Balance wallet,
      Set<String> approvedBy) {}

  private static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** One redemption, its member, and the other system. */
  private static final class World implements Fulfiller {
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

    World(int people) {
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
                  .event(CreditRun.HELPED)
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
                            CreditRun.UNIT,
                            CreditRun.TERMS,
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
              CreditRun.UNIT,
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
      return CreditRun.programme().withRewards(List.of(reward));
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
          store.balance(COMMUNITY, member, CreditRun.UNIT),
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
        case APPROVED_BY_ANN -> redemptions.approve(COMMUNITY, id, "ann", call(), this::text);
        case APPROVED_BY_BOB -> redemptions.approve(COMMUNITY, id, "bob", call(), this::text);
        case REJECTED -> redemptions.reject(COMMUNITY, id, "no", call(), this::text);
        case CANCELLED -> redemptions.cancel(COMMUNITY, id, call(), this::text);
        case REFUNDED -> redemptions.refund(COMMUNITY, id, "sorry", call(), this::text);
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
      redemptions.resolve(
          COMMUNITY,
          id,
          provider == Provider.PAID,
          "callback",
          new Call("provider", "callback", "print"),
          this::text);
      return true;
    }

    private String text(Redemption redemption) {
      return Long.toString(redemption.id());
    }
  }

  private static World replayed(int people, List<Happening> path) {
    World world = new World(people);
    path.forEach(world::happen);
    return world;
  }

  /** What was found. */
  private static final class Search {
    final Map<State, Set<State>> next = new HashMap<>();
    int steps;
  }

  private static Search search(int people) {
    Search search = new Search();
    Map<List<Object>, List<Happening>> seen = new HashMap<>();
    Deque<List<Happening>> open = new ArrayDeque<>(List.of(List.of()));
    while (!open.isEmpty()) {
      List<Happening> path = open.remove();
      State from = replayed(people, path).state();
      search.next.putIfAbsent(from, new HashSet<>());
      for (Happening happening : Happening.values()) {
        World world = replayed(people, path);
        boolean happened = world.happen(happening);
        search.steps++;
        State to = world.state();
        assertSound(to, path, happening);
        requireNonNull(search.next.get(from)).add(to);
        List<Happening> longer = new ArrayList<>(path);
        longer.add(happening);
        if (happened && seen.putIfAbsent(List.of(to, world.calledBack), longer) == null) {
          open.add(longer);
        }
      }
    }
    return search;
  }

  private static void assertSound(State state, List<Happening> path, Happening last) {
    String as = state + " after " + path + " and " + last;
    assertThat(state.payouts()).as(as).isLessThanOrEqualTo(1);
    boolean paid = state.payouts() == 1;
    switch (state.redemption()) {
      case SETTLED -> {
        assertThat(paid).as(as).isTrue();
        assertThat(state.wallet()).as(as).isEqualTo(new Balance(0, 15, 0, 0));
      }
      case REJECTED, CANCELLED, RELEASED -> {
        assertThat(paid).as(as).isFalse();
        assertThat(state.wallet()).as(as).isEqualTo(new Balance(0, 20, 0, 0));
      }
      case REFUNDED -> assertThat(state.wallet()).as(as).isEqualTo(new Balance(0, 20, 0, 0));
      case HELD, APPROVED -> {
        assertThat(state.provider()).as(as).isEqualTo(Provider.UNTOLD);
        assertThat(state.wallet()).as(as).isEqualTo(new Balance(0, 15, 5, 0));
      }
      case SUBMITTED -> assertThat(state.wallet()).as(as).isEqualTo(new Balance(0, 15, 5, 0));
    }
  }

  private static boolean ends(Search search, State from) {
    Set<State> reached = new HashSet<>(Set.of(from));
    Deque<State> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      State state = open.remove();
      if (!state.redemption().holds()) {
        return true;
      }
      for (State next : search.next.getOrDefault(state, Set.of())) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    return false;
  }

  @Test
  void everythingThatCanHappen_paysAtMostOnce_andEnds() {
    int states = 0;
    int steps = 0;
    for (int people = 0; people <= 2; people++) {
      Search search = search(people);
      assertThat(search.next.keySet()).allMatch(state -> ends(search, state), "has a way out");
      assertThat(search.next.keySet())
          .extracting(State::redemption)
          .contains(RedemptionState.SETTLED, RedemptionState.RELEASED, RedemptionState.REFUNDED);
      states += search.next.size();
      steps += search.steps;
    }
    System.out.printf(
        "redemptions: %d states explored by %d steps, at most one payout, none without a way out%n",
        states, steps);
  }
}
