// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.Decision;
import org.laurels.core.redemption.Fulfiller;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionRefusedException;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.redemption.Redemptions;
import org.laurels.core.wallet.Call;
import org.laurels.core.wallet.Told;

/**
 * Redemptions in a random life: wishes, people's yes and no, what the other system says, and calls
 * that break off. What comes of them is told to the model.
 */
final class CreditPurchases {
  /** Broken off on purpose. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final CreditRun.World world;
  private final Random random;
  private final TestClock clock;
  private final CreditModel model;
  private final ToLongFunction<String> members;
  private final Set<String> frozen;
  private final Redemptions redemptions;
  private final List<String> ids = new ArrayList<>();

  /** Those of which there are so many only. */
  private final Set<String> mugs = new HashSet<>();

  private int serial;

  /**
   * @param members the engine's number of a person
   * @param frozen who cannot spend now
   */
  CreditPurchases(
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

  private Instant now() {
    return Instant.now(clock);
  }

  /** Somebody wishes for something. */
  String request(String person) {
    String reward = List.of("airtime", "mug", "gift").get(random.nextInt(3));
    Long amount = reward.equals("gift") ? (Long) (3L + random.nextInt(12)) : null;
    long price = reward.equals("airtime") ? 5 : reward.equals("mug") ? 4 : amount;
    boolean has =
        model.member(person).stream().noneMatch(frozen::contains)
            && model.availableAfterUpkeep(person, now()) >= price;
    Redemptions.Wish wish = new Redemptions.Wish(members.applyAsLong(person), reward, amount);
    boolean soldOut = reward.equals("mug") && mugs.size() >= CreditProgramme.MUGS;
    try {
      String id = told(body -> redemptions.request(world.community(), wish, call(), body));
      expect(has && !soldOut, "a redemption of " + price + " for " + person);
      model.upkeep(person, now());
      model.hold(id, person, price, now());
      ids.add(id);
      if (reward.equals("mug")) {
        mugs.add(id);
      }
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
  private String told(Function<Function<Redemption, String>, Told> calling) {
    boolean broken = random.nextInt(8) == 0;
    Told told =
        calling.apply(
            redemption -> {
              if (broken) {
                throw new Broken();
              }
              return Long.toString(redemption.id());
            });
    return told.answer().body();
  }

  /** Something happens to one of them. */
  String step() {
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
    int dice = random.nextInt(7);
    if (dice == 4) {
      redemptions.goOn(world.community(), number);
      return "go on";
    }
    Decision decision =
        switch (dice) {
          case 0, 1 -> new Decision.Approve(random.nextBoolean() ? "ann" : "bob");
          case 2 -> new Decision.Reject("no");
          case 3 -> new Decision.Cancel();
          case 5 -> random.nextBoolean() ? new Decision.Settle("so") : new Decision.Refuse("so");
          default -> new Decision.Refund("sorry");
        };
    told(body -> redemptions.decide(world.community(), number, decision, call(), body));
    return decision.toString();
  }

  private void follow(String id, RedemptionState before, RedemptionState after) {
    if (before == after) {
      return;
    }
    expect(before.holds() || before == RedemptionState.SETTLED, "a step out of " + before);
    switch (after) {
      case SETTLED -> model.spend(id);
      case REJECTED, CANCELLED, RELEASED -> {
        model.release(id, now());
        mugs.remove(id);
      }
      case REFUNDED -> model.refund(id, now());
      case HELD, APPROVED, SUBMITTED -> {
        // The credits stay where they are.
      }
    }
  }
}
