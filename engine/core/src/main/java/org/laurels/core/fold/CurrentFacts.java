// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.fold;

import java.time.Instant;
import org.laurels.core.programme.Programmes;
import org.laurels.core.rule.Facts;
import org.laurels.core.time.Window;

/** A member's figures as they stand at a moment, for who asks without an event. */
public final class CurrentFacts implements Facts {
  private final MemberState state;
  private final AmountPath amounts;
  private final CounterKeys counters;
  private final Instant now;

  public CurrentFacts(Programmes programmes, MemberState state, Instant now) {
    this.state = state;
    this.amounts = new AmountPath(programmes, state.balances(), state.windows());
    this.counters = new CounterKeys(state);
    this.now = now;
  }

  @Override
  public Object fact(String name) {
    if (!name.startsWith("member.") || name.equals("member.id")) {
      throw new IllegalArgumentException(name + " cannot be read without an event");
    }
    Instant joined = state.joined();
    return switch (name) {
      case "member.rank" -> state.rank();
      case "member.joined" -> joined == null ? Instant.EPOCH : joined;
      default -> state.balances().getOrDefault(name.substring(7), 0L);
    };
  }

  @Override
  public long count(String eventType) {
    return state.counts().getOrDefault(eventType, 0L);
  }

  @Override
  public long did(String eventType) {
    return state.did().getOrDefault(eventType, 0L);
  }

  @Override
  public long gained(String unit, Window window) {
    return amounts.gained(unit, window, now);
  }

  @Override
  public long counter(String id) {
    return counters.size(id);
  }

  @Override
  public long votes(String kind) {
    return 0;
  }
}
