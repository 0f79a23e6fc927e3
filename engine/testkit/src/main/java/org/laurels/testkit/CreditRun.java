// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.IntakeStore;
import org.laurels.core.member.Identity;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Programmes;
import org.laurels.core.programme.UnitDefinition;
import org.laurels.core.redemption.Fulfiller;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionRefusedException;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.redemption.RedemptionStore;
import org.laurels.core.redemption.RedemptionUnit;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.reward.Reward;
import org.laurels.core.rule.DeletionPolicy;
import org.laurels.core.rule.Expression;
import org.laurels.core.rule.Give;
import org.laurels.core.rule.Role;
import org.laurels.core.rule.Rule;
import org.laurels.core.wallet.Balance;
import org.laurels.core.wallet.Call;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Upkeep;
import org.laurels.core.wallet.Wallet;

/**
 * A random life of a few wallets, on any store: awards, awards twice, undos, redemptions in all
 * their steps, people's corrections, merges and their end, frozen wallets, days that pass, and
 * transactions that break off before they end. After each operation every balance must be what the
 * {@link CreditModel} says.
 */
public final class CreditRun {
  public static final String UNIT = "credits";
  public static final String HELPED = "x.helped";
  private static final String HOST = "host";

  /** The terms of that programme. */
  public static final CreditTerms TERMS =
      new CreditTerms(
          CreditModel.VESTING,
          false,
          Period.ofDays((int) CreditModel.LIFE.toDays()),
          CreditModel.GRACE,
          50,
          null,
          0);

  /** Where it is lived. */
  public record World(
      IntakeStore intake,
      RedemptionStore redemptions,
      Community community,
      LongFunction<Balance> balances,
      Runnable check) {}

  /** Broken off on purpose. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final World world;
  private final Random random;
  private final TestClock clock = TestClock.pinned("2026-04-01T00:00:00Z");
  private final TestEvents events = TestEvents.of(HOST);
  private final Programmes programmes = Programmes.of(programme());
  private final Intake intake;
  private final Redemptions redemptions;
  private final CreditModel model = new CreditModel();
  private final List<String> people = List.of("p0", "p1", "p2", "p3");
  private final List<Event> given = new ArrayList<>();
  private final Set<String> undone = new HashSet<>();
  private final List<String> ids = new ArrayList<>();
  private final Map<String, String> owners = new HashMap<>();
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
    this.redemptions =
        new Redemptions(world.redemptions(), community -> programmes, new Whim(), clock);
  }

  /** Answers as it likes. */
  private final class Whim implements Fulfiller {
    @Override
    public Outcome submit(Redemption redemption) {
      return switch (random.nextInt(3)) {
        case 0 -> new Outcome.Done("ref-" + redemption.id());
        case 1 -> new Outcome.Refused("no");
        default -> new Outcome.Unknown("silence");
      };
    }

    @Override
    public Outcome ask(Redemption redemption) {
      return submit(redemption);
    }
  }

  /** Gives credits for each event {@code x.helped}, as many as its value; and some rewards. */
  public static Programme programme() {
    Expression<Long> value =
        Expressions.java("event.value", facts -> Expressions.number(facts, "event.value"));
    Rule rule =
        new Rule(
            "helped",
            Set.of(HELPED),
            Expression.constant(true),
            List.of(new Give(Role.ACTOR, UNIT, value)),
            List.of(),
            DeletionPolicy.REVERSE);
    return new Programme(
            "credits",
            ZoneOffset.UTC,
            Map.of(UNIT, new UnitDefinition(UNIT, 0, null, TERMS)),
            List.of(rule),
            List.of(),
            List.of(),
            List.of(),
            false)
        .withRewards(
            List.of(
                reward("airtime", Reward.Kind.WEBHOOK, 5, null, Reward.Approval.NONE),
                reward("mug", Reward.Kind.MANUAL, 4, 3L, new Reward.Approval(false, 0L, 2)),
                reward("gift", Reward.Kind.CHARITY, 3, null, new Reward.Approval(true, 9L, 1))));
  }

  private static Reward reward(
      String id, Reward.Kind kind, long price, @Nullable Long stock, Reward.Approval approval) {
    boolean gift = kind == Reward.Kind.CHARITY;
    return new Reward(
        id,
        id,
        "",
        kind,
        UNIT,
        price,
        gift,
        stock,
        null,
        null,
        null,
        null,
        approval,
        gift ? 100 : 0,
        null);
  }

  /** Lives so many operations; fails where a balance is not what the model says. */
  public static void run(World world, long seed, int operations) {
    CreditRun run = new CreditRun(world, seed);
    run.people.forEach(run::join);
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

  private void offer(Event event) {
    intake.accept(world.community(), List.of(event));
  }

  private String anybody() {
    return people.get(random.nextInt(people.size()));
  }

  private String operation() {
    int dice = random.nextInt(100);
    if (dice < 25) {
      return award();
    } else if (dice < 30) {
      return again();
    } else if (dice < 40) {
      return takeBack();
    } else if (dice < 50) {
      return pass();
    } else if (dice < 68) {
      return request();
    } else if (dice < 88) {
      return step();
    } else if (dice < 93) {
      return adjust();
    } else if (dice < 97) {
      return merge();
    }
    return freeze();
  }

  private String award() {
    String person = anybody();
    long amount = 1L + random.nextInt(20);
    Event event = events.event(HELPED).by(person).value(amount).id("help-" + serial++).at(now());
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
              Wallet wallet = unit.open(member, UNIT, TERMS, ZoneOffset.UTC, now()).orElseThrow();
              doing.with(unit, wallet);
              unit.save(wallet.movements());
              return member;
            });
  }

  private String request() {
    String person = anybody();
    String reward = List.of("airtime", "mug", "gift").get(random.nextInt(3));
    Long amount = reward.equals("gift") ? (Long) (3L + random.nextInt(12)) : null;
    long price = reward.equals("airtime") ? 5 : reward.equals("mug") ? 4 : amount;
    boolean has =
        model.member(person).stream().noneMatch(frozen::contains)
            && model.availableAfterUpkeep(person, now()) >= price;
    Redemptions.Wish wish = new Redemptions.Wish(member(person), reward, amount);
    long taken = world.redemptions().taken(world.community()).getOrDefault("stock:mug", 0L);
    boolean soldOut = reward.equals("mug") && taken >= 3;
    try {
      String id = told(body -> redemptions.request(world.community(), wish, call(), body));
      expect(has && !soldOut, "a redemption of " + price + " for " + person);
      model.upkeep(person, now());
      model.hold(id, person, price, now());
      ids.add(id);
      owners.put(id, person);
    } catch (RedemptionRefusedException e) {
      expect(!has || soldOut, "a refusal, " + e.getMessage());
    } catch (Broken e) {
      return "a request that broke off";
    }
    return "request " + reward + " by " + person;
  }

  private static void expect(boolean right, String what) {
    if (!right) {
      throw new AssertionError("did not expect " + what);
    }
  }

  private Call call() {
    return new Call("test", "key-" + serial++, "print");
  }

  /** Calls, and the call again, which must be answered the same and do nothing. */
  private String told(Function<Function<Redemption, String>, Redemptions.Told> calling) {
    boolean broken = random.nextInt(8) == 0;
    Redemptions.Told told =
        calling.apply(
            redemption -> {
              if (broken) {
                throw new Broken();
              }
              return Long.toString(redemption.id());
            });
    return told.answer().body();
  }

  private String step() {
    if (ids.isEmpty()) {
      return "nothing";
    }
    String id = ids.get(random.nextInt(ids.size()));
    long number = Long.parseLong(id);
    RedemptionState before = state(number);
    String done;
    try {
      done = step(number);
    } catch (RedemptionRefusedException e) {
      done = "refused: " + e.getMessage();
      expect(state(number) == before, "a refused step that changed the state");
    } catch (Broken e) {
      done = "a step that broke off";
      expect(state(number) == before, "a broken step that changed the state");
    }
    follow(id, before, state(number));
    return "redemption " + id + " from " + before + ": " + done;
  }

  private RedemptionState state(long number) {
    return world.redemptions().find(world.community(), number).orElseThrow().state();
  }

  private String step(long number) {
    Community in = world.community();
    switch (random.nextInt(7)) {
      case 0, 1 -> {
        String by = random.nextBoolean() ? "ann" : "bob";
        told(body -> redemptions.approve(in, number, by, call(), body));
        return "approve by " + by;
      }
      case 2 -> {
        told(body -> redemptions.reject(in, number, "no", call(), body));
        return "reject";
      }
      case 3 -> {
        told(body -> redemptions.cancel(in, number, call(), body));
        return "cancel";
      }
      case 4 -> {
        redemptions.goOn(in, number);
        return "go on";
      }
      case 5 -> {
        boolean settled = random.nextBoolean();
        told(body -> redemptions.resolve(in, number, settled, "so", call(), body));
        return "resolve " + settled;
      }
      default -> {
        told(body -> redemptions.refund(in, number, "sorry", call(), body));
        return "refund";
      }
    }
  }

  private void follow(String id, RedemptionState before, RedemptionState after) {
    if (before == after) {
      return;
    }
    expect(before.holds() || before == RedemptionState.SETTLED, "a step out of " + before);
    switch (after) {
      case SETTLED -> model.spend(id);
      case REJECTED, CANCELLED, RELEASED -> model.release(id, now());
      case REFUNDED -> model.refund(id, now());
      case HELD, APPROVED, SUBMITTED -> {
        // The credits stay where they are.
      }
    }
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
