// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.laurels.core.bounty.Bounties;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.BountyRefusedException;
import org.laurels.core.bounty.BountyState;
import org.laurels.core.bounty.Share;
import org.laurels.core.programme.Programmes;
import org.laurels.core.wallet.Call;

/** Bounties in a random life: promises, awards, splits and returns. */
final class CreditBounties {
  static final List<String> ITEMS = List.of("i0", "i1", "i2", "i3");

  private final CreditRun.World world;
  private final Random random;
  private final TestClock clock;
  private final CreditModel model;
  private final ToLongFunction<String> members;
  private final Set<String> frozen;
  private final Bounties bounties;

  /** Those that are open, and who put each up; nobody for the company. */
  private final Map<String, String> open = new HashMap<>();

  private int serial;

  CreditBounties(
      CreditRun.World world,
      Random random,
      TestClock clock,
      CreditModel model,
      ToLongFunction<String> members,
      Set<String> frozen) {
    this.world = world;
    this.random = random;
    this.clock = clock;
    this.model = model;
    this.members = members;
    this.frozen = frozen;
    Programmes programmes = Programmes.of(CreditProgramme.programme());
    this.bounties = new Bounties(world.bounties(), community -> programmes, clock);
  }

  private Instant now() {
    return Instant.now(clock);
  }

  private Call call() {
    return new Call("bounties", "key-" + serial++, "print");
  }

  private static void expect(boolean right, String what) {
    if (!right) {
      throw new AssertionError("did not expect " + what);
    }
  }

  /** Somebody promises something; nobody's name is the company's. */
  String offer(String person) {
    String item = ITEMS.get(random.nextInt(ITEMS.size()));
    long amount = 1L + random.nextInt(12);
    Instant end = random.nextInt(3) == 0 ? now().plus(Duration.ofHours(1)) : null;
    boolean companys = person.isEmpty();
    long member = companys ? 0 : members.applyAsLong(person);
    boolean taken =
        world.bounties().list(world.community(), null, null, Long.MAX_VALUE, 1_000).stream()
            .filter(one -> one.item().id().equals(item) && one.memberId() == member)
            .anyMatch(one -> one.state() != BountyState.RETURNED);
    boolean can =
        companys
            || (model.member(person).stream().noneMatch(frozen::contains)
                && model.availableAfterUpkeep(person, now()) >= amount
                && model.debtAfterUpkeep(person, now()) == 0);
    try {
      String id =
          bounties
              .offer(
                  world.community(),
                  new Bounties.Offer(
                      member, CreditRun.HOST, item, CreditProgramme.UNIT, amount, end),
                  call(),
                  (bounty, paid) -> Long.toString(bounty.id()))
              .answer()
              .body();
      expect(can && !taken, "a bounty of " + amount + " by " + person);
      if (!companys) {
        model.upkeep(person, now());
        model.hold(id, person, amount, now());
      }
      // By the first identity, as the engine does: a merge may end before the bounty.
      open.put(id, companys ? "" : model.member(person).first());
    } catch (BountyRefusedException e) {
      expect(!can || taken, "a refusal, " + e.getMessage());
    }
    return "bounty of " + amount + " by " + person;
  }

  /** One comes to its end, or one whose time is over goes back. */
  String end(List<String> people) {
    if (open.isEmpty()) {
      return "nothing";
    }
    String id = new ArrayList<>(new TreeSet<>(open.keySet())).get(random.nextInt(open.size()));
    String giver = requireNonNull(open.get(id));
    Bounty bounty = find(id);
    switch (random.nextInt(4)) {
      case 0 -> {
        bounties.giveBackExpired(world.community());
        for (String each : new TreeSet<>(open.keySet())) {
          if (find(each).state() == BountyState.RETURNED) {
            expect(find(each).isExpired(now()), "a return before its time");
            returned(each);
          }
        }
        return "the round";
      }
      case 1 -> {
        bounties.giveBack(world.community(), bounty.id(), call(), (one, paid) -> "");
        returned(id);
        return "return of " + id;
      }
      default -> {
        return pay(id, bounty, giver, people);
      }
    }
  }

  private Bounty find(String id) {
    return world.bounties().find(world.community(), Long.parseLong(id)).orElseThrow();
  }

  private void returned(String id) {
    String giver = requireNonNull(open.remove(id));
    if (!giver.isEmpty()) {
      model.upkeep(giver, now());
      model.release(id, now());
    }
  }

  private String pay(String id, Bounty bounty, String giver, List<String> people) {
    List<String> recipients = new ArrayList<>();
    List<Share> shares = new ArrayList<>();
    SortedSet<Long> seen = new TreeSet<>();
    for (String person : people) {
      if (random.nextBoolean() && seen.add(members.applyAsLong(person))) {
        recipients.add(person);
        shares.add(new Share(members.applyAsLong(person), 1));
      }
    }
    // Who holds a part of it is a giver, too: merges may have ended since.
    boolean own = recipients.stream().anyMatch(each -> isGiver(id, giver, each));
    boolean can = !own && !shares.isEmpty() && !bounty.isExpired(now());
    try {
      bounties.split(world.community(), bounty.id(), shares, call(), (one, paid) -> "");
      expect(can, "a split of " + id + " among " + recipients);
      open.remove(id);
      if (!giver.isEmpty()) {
        model.spend(id);
      }
      long each = bounty.amount() / shares.size();
      long more = bounty.amount() % shares.size();
      for (int i = 0; i < recipients.size(); i++) {
        long amount = each + (i < more ? 1 : 0);
        if (amount > 0) {
          model.receive(recipients.get(i), amount, now());
        }
      }
    } catch (BountyRefusedException e) {
      expect(!can, "a refusal of " + id + ", " + e.getMessage());
    }
    return "split of " + id + " among " + recipients;
  }

  private boolean isGiver(String id, String giver, String person) {
    return !giver.isEmpty()
        && (model.member(giver).contains(person) || model.holds(id, model.member(person)));
  }
}
