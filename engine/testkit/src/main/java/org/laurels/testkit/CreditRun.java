// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.laurels.core.bounty.BountyStore;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.RedemptionStore;
import org.laurels.core.redemption.RedemptionUnit;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.Upkeep;
import org.laurels.core.wallet.Wallet;

/**
 * A random life of a few wallets, on any store: awards, awards twice, undos, redemptions in all
 * their steps, people's corrections, merges and their end, frozen wallets, days that pass, and
 * transactions that break off before they end. After each operation every balance must be what the
 * {@link CreditModel} says.
 */
public final class CreditRun {
  static final String HOST = "host";

  /** Where it is lived. */
  public record World(
      IntakeStore intake,
      RedemptionStore redemptions,
      BountyStore bounties,
      Community community,
      LongFunction<Balance> balances,
      Runnable check) {}

  private final World world;
  private final Random random;
  private final TestClock clock = TestClock.pinned("2026-04-01T00:00:00Z");
  private final TestEvents events = TestEvents.of(HOST);
  private final Programmes programmes = Programmes.of(CreditProgramme.programme());
  private final Intake intake;
  private final CreditPurchases purchases;
  private final CreditBounties bounties;
  private final CreditModel model = new CreditModel();
  private final List<String> people = List.of("p0", "p1", "p2", "p3");
  private final List<Event> given = new ArrayList<>();
  private final Set<String> undone = new HashSet<>();
  private final Map<String, String[]> merges = new HashMap<>();
  private final Set<String> frozen = new TreeSet<>();
  private int serial;

  private CreditRun(World world, long seed) {
    this.world = world;
    this.random = new Random(seed);
    this.intake =
        new Intake(
            world.intake(),
            (community, version) -> programmes,
            clock,
            (incident, cause) -> {
              throw new AssertionError("poison: " + cause, cause);
            });
    this.purchases = new CreditPurchases(world, random, clock, model, this::member, frozen);
    this.bounties = new CreditBounties(world, random, clock, model, this::member, frozen);
  }

  /** Lives so many operations; fails where a balance is not what the model says. */
  public static void run(World world, long seed, int operations) {
    CreditRun run = new CreditRun(world, seed);
    run.people.forEach(run::join);
    CreditBounties.ITEMS.forEach(run::ask);
    for (int i = 0; i < operations; i++) {
      String done = run.operation();
      for (String person : run.people) {
        Balance balance = world.balances().apply(run.member(person));
        Balance expected = run.model.balance(person);
        if (!balance.equals(expected)) {
          throw new AssertionError(
              "seed "
                  + seed
                  + ", operation "
                  + i
                  + ", "
                  + done
                  + ": "
                  + person
                  + " has "
                  + balance
                  + " instead of "
                  + expected);
        }
      }
      world.check().run();
    }
  }

  private Instant now() {
    return Instant.now(clock);
  }

  private long member(String person) {
    Identity identity = new Identity(HOST, person);
    return world
        .intake()
        .write(
            world.community(),
            unit ->
                requireNonNull(unit.identities(new TreeSet<>(Set.of(identity))).get(identity))
                    .memberId());
  }

  private void join(String person) {
    model.join(person);
    offer(events.join(person).id("join-" + person).at(now()));
  }

  private void ask(String item) {
    offer(
        events.event(EventTypes.QUESTION_ASKED).by("asker").item(item).id("ask-" + item).at(now()));
  }

  private void offer(Event event) {
    intake.accept(world.community(), List.of(event));
  }

  private String anybody() {
    return people.get(random.nextInt(people.size()));
  }

  private String operation() {
    int dice = random.nextInt(120);
    if (dice < 25) {
      return award();
    } else if (dice < 30) {
      return again();
    } else if (dice < 40) {
      return takeBack();
    } else if (dice < 50) {
      return pass();
    } else if (dice < 68) {
      return purchases.request(anybody());
    } else if (dice < 88) {
      return purchases.step();
    } else if (dice < 93) {
      return adjust();
    } else if (dice < 97) {
      return merge();
    } else if (dice < 100) {
      return freeze();
    } else if (dice < 111) {
      return bounties.offer(random.nextInt(4) == 0 ? "" : anybody());
    }
    return bounties.end(people);
  }

  private String award() {
    String person = anybody();
    long amount = 1L + random.nextInt(20);
    Event event =
        events
            .event(CreditProgramme.HELPED)
            .by(person)
            .value(amount)
            .id("help-" + serial++)
            .at(now());
    offer(event);
    given.add(event);
    model.award(person, event.id(), amount, now());
    return "award " + amount + " to " + person;
  }

  private String again() {
    if (!given.isEmpty()) {
      offer(given.get(random.nextInt(given.size())));
    }
    return "the same again";
  }

  private String takeBack() {
    if (given.isEmpty()) {
      return "nothing";
    }
    Event event = given.get(random.nextInt(given.size()));
    String person = requireNonNull(event.actor());
    offer(events.event("x.undone").by(person).undoes(event.id()).id("undo-" + serial++).at(now()));
    if (undone.add(event.id())) {
      model.takeBack(person, event.id(), event.value(), now());
    }
    return "take back " + event.id();
  }

  private String pass() {
    clock.advance(Duration.ofHours(1 + random.nextInt(72)));
    if (random.nextBoolean()) {
      people.forEach(this::upkeep);
    }
    return "time passes";
  }

  private void upkeep(String person) {
    with(person, (unit, wallet) -> Upkeep.of(wallet));
    model.upkeep(person, now());
  }

  private interface Doing {
    void with(RedemptionUnit unit, Wallet wallet);
  }

  private void with(String person, Doing doing) {
    long member = member(person);
    world
        .redemptions()
        .write(
            world.community(),
            unit -> {
              Wallet wallet =
                  unit.open(
                          member,
                          CreditProgramme.UNIT,
                          CreditProgramme.TERMS,
                          ZoneOffset.UTC,
                          now())
                      .orElseThrow();
              doing.with(unit, wallet);
              unit.save(wallet.movements());
              return member;
            });
  }

  private String adjust() {
    String person = anybody();
    long amount = 1L + random.nextInt(10);
    if (random.nextBoolean()) {
      // By the first identity, as the engine does.
      String first = model.member(person).first();
      with(person, (unit, wallet) -> wallet.give(unit.nextId(), wallet.identity(), amount));
      model.give(first, amount, now());
      return "give " + amount + " to " + person;
    }
    if (model.available(person, now()) >= amount) {
      with(person, (unit, wallet) -> wallet.take(unit.nextId(), amount));
      model.take(person, amount, now());
    }
    return "take " + amount + " from " + person;
  }

  private String merge() {
    if (!merges.isEmpty() && random.nextBoolean()) {
      String id = merges.keySet().iterator().next();
      offer(events.event("x.undone").undoes(id).id("split-" + serial++).at(now()));
      model.split(requireNonNull(merges.remove(id)));
      return "split " + id;
    }
    String one = anybody();
    String other = anybody();
    if (one.equals(other)) {
      return "nothing";
    }
    String id = "merge-" + serial++;
    offer(
        events.event(EventTypes.MEMBER_MERGED).by(one).attribute("other", other).id(id).at(now()));
    merges.put(id, model.merge(one, other));
    return "merge " + one + " and " + other;
  }

  private String freeze() {
    String person = anybody();
    boolean cold = random.nextInt(3) == 0;
    long member = member(person);
    world.redemptions().write(world.community(), unit -> unit.freeze(member, cold));
    if (cold) {
      frozen.addAll(model.member(person));
    } else {
      frozen.removeAll(model.member(person));
    }
    return (cold ? "freeze " : "thaw ") + person;
  }
}
