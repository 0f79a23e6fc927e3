// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.wallet.Balance;

/**
 * Searches everything that can happen to a redemption that another system fulfils: every order of
 * people's and the member's steps, of answers, silences and deaths of the process before and after
 * the call, and of callbacks, also twice. There is at most one payout, and no state without a way
 * out.
 */
class RedemptionStatesTest {
  private static RedemptionWorld replayed(int people, List<RedemptionWorld.Happening> path) {
    RedemptionWorld world = new RedemptionWorld(people);
    path.forEach(world::happen);
    return world;
  }

  /** What was found. */
  private static final class Search {
    final Map<RedemptionWorld.State, Set<RedemptionWorld.State>> next = new HashMap<>();
    int steps;
  }

  private static Search search(int people) {
    Search search = new Search();
    Map<List<Object>, List<RedemptionWorld.Happening>> seen = new HashMap<>();
    Deque<List<RedemptionWorld.Happening>> open = new ArrayDeque<>(List.of(List.of()));
    while (!open.isEmpty()) {
      List<RedemptionWorld.Happening> path = open.remove();
      RedemptionWorld.State from = replayed(people, path).state();
      search.next.putIfAbsent(from, new HashSet<>());
      for (RedemptionWorld.Happening happening : RedemptionWorld.Happening.values()) {
        RedemptionWorld world = replayed(people, path);
        boolean happened = world.happen(happening);
        search.steps++;
        RedemptionWorld.State to = world.state();
        assertSound(to, path, happening);
        requireNonNull(search.next.get(from)).add(to);
        List<RedemptionWorld.Happening> longer = new ArrayList<>(path);
        longer.add(happening);
        if (happened && seen.putIfAbsent(List.of(to, world.calledBack()), longer) == null) {
          open.add(longer);
        }
      }
    }
    return search;
  }

  private static void assertSound(
      RedemptionWorld.State state,
      List<RedemptionWorld.Happening> path,
      RedemptionWorld.Happening last) {
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
        assertThat(state.provider()).as(as).isEqualTo(RedemptionWorld.Provider.UNTOLD);
        assertThat(state.wallet()).as(as).isEqualTo(new Balance(0, 15, 5, 0));
      }
      case SUBMITTED -> assertThat(state.wallet()).as(as).isEqualTo(new Balance(0, 15, 5, 0));
    }
  }

  private static boolean ends(Search search, RedemptionWorld.State from) {
    Set<RedemptionWorld.State> reached = new HashSet<>(Set.of(from));
    Deque<RedemptionWorld.State> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      RedemptionWorld.State state = open.remove();
      if (!state.redemption().holds()) {
        return true;
      }
      for (RedemptionWorld.State next : search.next.getOrDefault(state, Set.of())) {
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
          .extracting(RedemptionWorld.State::redemption)
          .contains(RedemptionState.SETTLED, RedemptionState.RELEASED, RedemptionState.REFUNDED);
      states += search.next.size();
      steps += search.steps;
    }
    System.out.printf(
        "redemptions: %d states explored by %d steps, at most one payout, none without a way out%n",
        states, steps);
  }
}
