// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventKey;
import org.laurels.core.fold.FoldListener;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.ledger.Line;
import org.laurels.core.ledger.LineKey;
import org.laurels.core.ledger.Reason;
import org.laurels.core.programme.Campaign;
import org.laurels.core.programme.Programmes;
import org.laurels.core.rule.EvaluationException;
import org.laurels.core.rule.Facts;
import org.laurels.core.rule.Rule;

/**
 * Why a member was given what they were given, and why not: the member's fold once more, with
 * somebody listening. It reads the same facts and the same versions as the fold that booked, so it
 * cannot tell another story than the books.
 */
public final class Explanation {
  private final IntakeStore store;
  private final ProgrammeBook programmes;

  public Explanation(IntakeStore store, ProgrammeBook programmes) {
    this.store = store;
    this.programmes = programmes;
  }

  /**
   * One rule looked at for one event.
   *
   * @param itemId the source's id of the item; null where the event is about none
   * @param held whether its condition held
   * @param failure why it could not be evaluated; null where it could
   * @param condition the text of the condition
   * @param values what it read, by name; members and items by their numbers
   * @param given what came of it; empty where it did not hold
   */
  public record Considered(
      EventKey event,
      String eventType,
      Instant happenedAt,
      @Nullable String itemId,
      String rule,
      int version,
      boolean held,
      @Nullable String failure,
      String condition,
      Map<String, String> values,
      List<Given> given) {
    /** The same with its values said otherwise. */
    public Considered withValues(Map<String, String> others) {
      return new Considered(
          event,
          eventType,
          happenedAt,
          itemId,
          rule,
          version,
          held,
          failure,
          condition,
          others,
          given);
    }
  }

  /**
   * An award after limits and floors.
   *
   * @param asked what the rule wanted to give, raised by a campaign
   * @param heldBack how much of it a limit kept
   * @param limit the id of that limit; empty where none did
   * @param raise which campaign raised it; null where none did
   */
  public record Given(
      String unit, long asked, long heldBack, String limit, @Nullable Raise raise) {}

  /**
   * What a campaign did to an award.
   *
   * @param campaign its id
   * @param name what members read
   * @param factor how many times as much, such as 2 or 1.5
   * @param from what the rule wanted to give by itself
   */
  public record Raise(String campaign, String name, String factor, long from) {}

  /** Everything that was looked at for a member, in the order of their timeline. */
  public List<Considered> of(Community community, long memberId) {
    return store.write(community, unit -> explain(unit, community, memberId));
  }

  private List<Considered> explain(IntakeUnit unit, Community community, long memberId) {
    Programmes current = programmes.upTo(community, unit.programmeVersion());
    MemberStage stage = new MemberStage(unit, current, Instant.EPOCH, new HashMap<>());
    List<Heard> heard = new ArrayList<>();
    Map<Raised, Raise> raises = new HashMap<>();
    List<Line> lines =
        stage.whole(unit.identitiesOf(Set.of(memberId)), listener(heard, raises)).lines();
    Map<String, List<Given>> given = given(lines, raises);
    List<Considered> considered = new ArrayList<>(heard.size());
    for (Heard each : heard) {
      considered.add(
          new Considered(
              each.event.resolved().event().key(),
              each.event.resolved().event().type(),
              each.event.resolved().event().time(),
              itemId(each.event.resolved().event()),
              each.rule.id(),
              each.version,
              each.held,
              each.failure,
              each.rule.condition().text(),
              each.values,
              given.getOrDefault(each.event.id() + " " + each.rule.id(), List.of())));
    }
    return considered;
  }

  private static @Nullable String itemId(Event event) {
    return event.item() == null ? null : event.item().id();
  }

  private record Heard(
      FoldEvent event,
      Rule rule,
      int version,
      boolean held,
      @Nullable String failure,
      Map<String, String> values) {}

  /** An award, as its line in the books names it. */
  private record Raised(long eventId, String rule, long identityId, String unit) {}

  private static FoldListener listener(List<Heard> heard, Map<Raised, Raise> raises) {
    return new FoldListener() {
      @Override
      public void considered(
          FoldEvent event,
          Rule rule,
          int version,
          boolean held,
          @Nullable String failure,
          Facts facts) {
        heard.add(new Heard(event, rule, version, held, failure, read(rule, facts)));
      }

      @Override
      public void raised(
          FoldEvent event, Rule rule, long identityId, String unit, long asked, Campaign campaign) {
        raises.put(
            new Raised(event.id(), rule.id(), identityId, unit),
            new Raise(campaign.id(), campaign.name(), campaign.factor(), asked));
      }
    };
  }

  private static Map<String, String> read(Rule rule, Facts facts) {
    Map<String, String> values = new LinkedHashMap<>();
    try {
      rule.condition()
          .readings(facts)
          .forEach((name, value) -> values.put(name, String.valueOf(value)));
    } catch (IllegalArgumentException | EvaluationException e) {
      values.put("?", String.valueOf(e.getMessage()));
    }
    return values;
  }

  private static Map<String, List<Given>> given(List<Line> lines, Map<Raised, Raise> raises) {
    Map<String, Map<String, Given>> byCause = new HashMap<>();
    for (Line line : lines) {
      String cause = line.key().cause();
      if (line.key().reason() == Reason.AWARD) {
        LineKey key = line.key();
        Raise raise = raises.get(new Raised(key.eventId(), cause, key.identityId(), key.unit()));
        byCause
            .computeIfAbsent(key.eventId() + " " + cause, c -> new LinkedHashMap<>())
            .merge(
                key.unit(),
                new Given(key.unit(), line.amount(), 0, "", raise),
                (one, other) -> other.heldBack() == 0 ? one : other);
      } else if (line.key().reason() == Reason.LIMIT) {
        int slash = cause.indexOf('/');
        byCause
            .computeIfAbsent(
                line.key().eventId() + " " + cause.substring(0, slash), c -> new LinkedHashMap<>())
            .computeIfPresent(
                line.key().unit(),
                (unit, award) ->
                    new Given(
                        unit,
                        award.asked(),
                        -line.amount(),
                        cause.substring(slash + 1),
                        award.raise()));
      }
    }
    Map<String, List<Given>> given = new HashMap<>();
    byCause.forEach((cause, units) -> given.put(cause, List.copyOf(units.values())));
    return given;
  }
}
