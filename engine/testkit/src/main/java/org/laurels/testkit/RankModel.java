// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.laurels.core.programme.Demotion;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Rank;

/** Which ranks one member has reached, in the reference model: a diary, read from its beginning. */
final class RankModel {
  private record Page(Instant at, Map<Rank, Boolean> held) {}

  private final List<Page> diary = new ArrayList<>();

  /** Writes down which conditions hold after what happened at that moment. */
  void note(Programme programme, Instant at, Predicate<Rank> holds) {
    Map<Rank, Boolean> held = new HashMap<>();
    for (Rank rank : programme.ranks()) {
      if (!(rank.demotion() instanceof Demotion.AtOnce)) {
        held.put(rank, holds.test(rank));
      }
    }
    diary.add(new Page(at, held));
  }

  /** The last rank whose condition holds, or that is kept though it does not. */
  String rank(Programme programme, Instant moment, Predicate<Rank> holds) {
    String last = "";
    for (Rank rank : programme.ranks()) {
      last = holds.test(rank) || isKept(rank, moment) ? rank.id() : last;
    }
    return last;
  }

  private boolean isKept(Rank wanted, Instant moment) {
    boolean reached = false;
    @Nullable Instant lostSince = null;
    for (Page page : diary) {
      for (Map.Entry<Rank, Boolean> entry : page.held().entrySet()) {
        if (entry.getKey().id().equals(wanted.id())) {
          boolean over = reached && isOver(entry.getKey(), lostSince, page.at());
          reached = entry.getValue() || (reached && !over);
          lostSince = entry.getValue() ? null : (lostSince == null ? page.at() : lostSince);
          lostSince = reached ? lostSince : null;
        }
      }
    }
    return reached
        && !(wanted.demotion() instanceof Demotion.AtOnce)
        && !isOver(wanted, lostSince, moment);
  }

  private static boolean isOver(Rank rank, @Nullable Instant lostSince, Instant at) {
    return lostSince != null
        && rank.demotion() instanceof Demotion.After after
        && !at.isBefore(lostSince.plus(after.grace()));
  }
}
