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
import org.laurels.core.fold.Shared;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.ledger.Line;
import org.laurels.core.ledger.LineKey;
import org.laurels.core.ledger.Reason;
import org.laurels.core.programme.Campaign;
import org.laurels.core.programme.Programmes;
import org.laurels.core.rule.EvaluationException;
import org.laurels.core.rule.Facts;
import org.laurels.core.rule.Rule;
import org.laurels.core.rule.Share;

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
   * @param again whether it shares what a stage brings, which the item had reached before
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
      List<Given> given,
      boolean again) {
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
          given,
          again);
    }
  }

  /**
   * An award after limits and floors.
   *
   * @param asked what the rule wanted to give, raised by a campaign
   * @param heldBack how much of it a limit kept
   * @param limit the id of that limit; empty where none did
   * @param raise which campaign raised it; null where none did
   * @param part of what it is a part; null where it is nobody else's
   */
  public record Given(
      String unit,
      long asked,
      long heldBack,
      String limit,
      @Nullable Raise raise,
      @Nullable Part part) {
    /** What is not shared. */
    public Given(String unit, long asked, long heldBack, String limit, @Nullable Raise raise) {
      this(unit, asked, heldBack, limit, raise, null);
    }
  }

  /**
   * What several share, of which one of them has a part.
   *
   * @param group which of them the member is one of
   * @param percent what is written for the group
   * @param people how many they are in the group
   * @param ofGroup what they have together
   * @param whole what all groups have together, raised by a campaign
   * @param inherits whether a group without people has left its part to the others
   * @param others how many more supporters there were than share
   */
  public record Part(
      Share.Group group,
      int percent,
      int people,
      long ofGroup,
      long whole,
      boolean inherits,
      int others) {
    static Part of(Share.Group group, Shared shared) {
      boolean inherits = false;
      for (Share.Group each : Share.Group.values()) {
        inherits |= shared.share().percent(each) > 0 && shared.size(each) == 0;
      }
      return new Part(
          group,
          shared.share().percent(group),
          shared.size(group),
          shared.ofGroup(group),
          shared.whole(),
          inherits,
          shared.others());
    }
  }

  /**
   * What a campaign did to an award.
   *
   * @param campaign its id
   * @param name what members read
   * @param factor how many times as much, such as 2 or 1.5
   * @param from what the rule wanted to give by itself, to all who share it
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
    Map<Raised, Given> parts = new HashMap<>();
    List<Line> lines =
        stage.whole(unit.identitiesOf(Set.of(memberId)), listener(heard, raises, parts)).lines();
    Map<String, List<Given>> given = given(lines, raises, parts);
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
              given.getOrDefault(each.event.id() + " " + each.rule.id(), List.of()),
              each.rule.isShared() && each.event.facts().parties() == null));
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

  private static FoldListener listener(
      List<Heard> heard, Map<Raised, Raise> raises, Map<Raised, Given> parts) {
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

      @Override
      public void shared(
          FoldEvent event,
          Rule rule,
          long identityId,
          String unit,
          long part,
          Share.Group group,
          Shared shared) {
        parts.put(
            new Raised(event.id(), rule.id(), identityId, unit),
            new Given(unit, part, 0, "", null, Part.of(group, shared)));
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

  private static Map<String, List<Given>> given(
      List<Line> lines, Map<Raised, Raise> raises, Map<Raised, Given> parts) {
    Map<String, Map<String, Given>> byCause = new HashMap<>();
    parts.forEach(
        (told, part) -> {
          // Of a part of 0 the books say nothing, and its owner wants to know all the same.
          if (part.asked() == 0) {
            byCause
                .computeIfAbsent(told.eventId() + " " + told.rule(), c -> new LinkedHashMap<>())
                .put(part.unit(), part);
          }
        });
    for (Line line : lines) {
      String cause = line.key().cause();
      if (line.key().reason() == Reason.AWARD) {
        LineKey key = line.key();
        Raised told = new Raised(key.eventId(), cause, key.identityId(), key.unit());
        Raise raise = raises.get(told);
        @Nullable Given shared = parts.get(told);
        Part part = shared == null ? null : shared.part();
        byCause
            .computeIfAbsent(key.eventId() + " " + cause, c -> new LinkedHashMap<>())
            .merge(
                key.unit(),
                new Given(key.unit(), line.amount(), 0, "", raise, part),
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
                        award.raise(),
                        award.part()));
      }
    }
    Map<String, List<Given>> given = new HashMap<>();
    byCause.forEach((cause, units) -> given.put(cause, List.copyOf(units.values())));
    return given;
  }
}
