// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.payout;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.cycle.PayoutPeriod;
import org.laurels.core.payout.PayoutRefusedException.Reason;
import org.laurels.core.programme.Programmes;
import org.laurels.core.wallet.Wallet;

/**
 * Sets aside what a period pays, one transaction a member: who dies in between goes on where the
 * last one was, and two at once share the members. To close a period twice changes nothing.
 * Thread-safe.
 */
public final class Closing {
  private static final int PART = 500;

  private final PayoutStore store;
  private final Function<Community, Programmes> programmes;
  private final Clock clock;

  public Closing(PayoutStore store, Function<Community, Programmes> programmes, Clock clock) {
    this.store = store;
    this.programmes = programmes;
    this.clock = clock;
  }

  /**
   * What a run does, or has done.
   *
   * @param made whether this call has made it; where not, it would be, or was before
   */
  public record Report(PayoutRun run, List<PayoutLine> lines, boolean made) {}

  /** The same as {@link #close}, of which nothing is written; at any time. */
  public Report dry(Community community, String cycle, @Nullable LocalDate first) {
    Instant now = Instant.now(clock);
    Plan plan = Plan.of(programmes.apply(community), cycle, first, now);
    Optional<PayoutRun> stored = store.run(community, cycle, plan.period().first());
    if (stored.isPresent() && stored.get().state() != RunState.CLOSING) {
      return new Report(stored.get(), store.lines(community, stored.get().id()), false);
    }
    PayoutRun run = stored.orElse(plan.run());
    Map<String, Long> taken = new HashMap<>(store.taken(community));
    Settlement.MatchCounter counter =
        (name, amount, atMost) -> {
          long after = taken.getOrDefault(name, 0L) + amount;
          if (after > atMost) {
            return false;
          }
          taken.put(name, after);
          return true;
        };
    List<PayoutLine> lines = new ArrayList<>();
    if (run.id() != 0) {
      lines.addAll(store.lines(community, run.id()));
    }
    PayoutRun last = last(community, plan);
    each(
        community,
        run,
        member ->
            store.write(
                community,
                unit -> {
                  settled(unit, plan, run, last, member, counter, now)
                      .ifPresent(
                          result -> {
                            lines.addAll(result.going());
                            lines.addAll(result.made());
                          });
                  return member;
                }));
    return new Report(run, lines, false);
  }

  /**
   * Closes a period whose members had time to choose.
   *
   * @param first the first day of the period; null for the one that was over last
   * @throws PayoutRefusedException if it cannot be closed yet; nothing has moved
   */
  public Report close(Community community, String cycle, @Nullable LocalDate first) {
    Instant now = Instant.now(clock);
    Plan plan = Plan.of(programmes.apply(community), cycle, first, now);
    if (now.isBefore(plan.run().choiceEnd())) {
      throw new PayoutRefusedException(
          Reason.TOO_EARLY, "members can choose until " + plan.run().choiceEnd());
    }
    PayoutRun run = store.write(community, unit -> begun(unit, plan, now));
    if (run.state() != RunState.CLOSING) {
      return new Report(run, store.lines(community, run.id()), false);
    }
    PayoutRun last = last(community, plan);
    each(
        community,
        run,
        member ->
            store.write(
                community,
                unit -> {
                  // Asked for each: the books may be found wrong while a close goes on.
                  refuseWhileHalted(unit);
                  settled(unit, plan, run, last, member, unit::take, now)
                      .ifPresent(result -> write(unit, result));
                  return member;
                }));
    boolean made =
        store.write(
            community, unit -> unit.advance(run.id(), RunState.CLOSING, RunState.CLOSED, now));
    PayoutRun closed = store.run(community, cycle, run.first()).orElseThrow();
    return new Report(closed, store.lines(community, run.id()), made);
  }

  private static PayoutRun begun(PayoutUnit unit, Plan plan, Instant now) {
    Optional<PayoutRun> stored = unit.run(plan.cycle().id(), plan.period().first());
    if (stored.isPresent()) {
      return stored.get();
    }
    refuseWhileHalted(unit);
    PayoutRun run = plan.run().stored(unit.nextId(), RunState.CLOSING, now);
    unit.insert(run);
    return run;
  }

  private static void refuseWhileHalted(PayoutUnit unit) {
    if (unit.isHalted()) {
      throw new PayoutRefusedException(
          Reason.HALTED, "payouts stand still until the books have been looked at");
    }
  }

  private @Nullable PayoutRun last(Community community, Plan plan) {
    PayoutPeriod before = plan.cycle().before(plan.period());
    return store.run(community, plan.cycle().id(), before.first()).orElse(null);
  }

  private interface EachMember {
    void of(long memberId);
  }

  private void each(Community community, PayoutRun run, EachMember work) {
    long after = 0;
    List<Long> part;
    do {
      part = store.members(community, run.unit(), run.cutOff(), after, PART);
      part.forEach(work::of);
      after = part.isEmpty() ? after : part.get(part.size() - 1);
    } while (part.size() == PART);
  }

  private static Optional<Settlement.Result> settled(
      PayoutUnit unit,
      Plan plan,
      PayoutRun run,
      @Nullable PayoutRun last,
      long member,
      Settlement.MatchCounter counter,
      Instant now) {
    Optional<Wallet> wallet = unit.open(member, run.unit(), plan.terms(), plan.zone(), now);
    // Only once the member is locked: of two at once, one finds what the other has made.
    if (wallet.isEmpty() || (run.id() != 0 && unit.hasLine(run.id(), member))) {
      return Optional.empty();
    }
    return Optional.of(
        new Settlement(unit, plan, run, counter, now).of(member, wallet.get(), last));
  }

  private static void write(PayoutUnit unit, Settlement.Result result) {
    unit.save(result.wallet().movements());
    result.made().forEach(unit::insert);
    for (PayoutLine line : result.going()) {
      if (!unit.save(line, LineState.WITHHELD)) {
        throw new IllegalStateException("line " + line.id() + " went with another run");
      }
    }
  }
}
