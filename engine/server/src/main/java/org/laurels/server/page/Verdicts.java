// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.laurels.core.intake.Explanation.Considered;
import org.laurels.core.intake.Explanation.Given;
import org.laurels.core.intake.Explanation.Raise;
import org.laurels.core.rule.Limit;

/** Says in the reader's language what a rule made of an event. */
final class Verdicts {
  private static final String GIVEN = "given";
  private static final String HELD_BACK = "held-back";
  private static final String NOTHING = "nothing";

  private final Visit visit;
  private final Words words;

  Verdicts(Visit visit) {
    this.visit = visit;
    this.words = visit.words();
  }

  WhyPage.Verdict of(Considered considered) {
    List<String> reasons = new ArrayList<>();
    String kind = kind(considered);
    String failure = considered.failure();
    if (failure != null) {
      reasons.add(words.of("why.failed", failure));
    } else if (!considered.held()) {
      reasons.add(words.of("why.not-held"));
    } else if (considered.given().isEmpty()) {
      reasons.add(words.of("why.nothing-stands"));
    } else {
      reasons.add(words.of("why.held"));
      considered.given().forEach(given -> raised(given).ifPresent(reasons::add));
      considered.given().stream()
          .filter(given -> given.heldBack() != 0)
          .forEach(given -> reasons.add(limited(considered, given)));
    }
    return new WhyPage.Verdict(
        kind,
        mark(kind),
        considered.given().stream().map(this::left).collect(Collectors.joining(", ")),
        Words.spoken(considered.rule()),
        Integer.toString(considered.version()),
        reasons,
        considered.condition(),
        new TreeMap<>(considered.values())
            .entrySet().stream()
                .map(value -> new Figure(value.getKey(), value.getValue()))
                .toList());
  }

  private static String kind(Considered considered) {
    if (!considered.held() || considered.given().isEmpty()) {
      return NOTHING;
    }
    return considered.given().stream().anyMatch(given -> given.heldBack() != 0) ? HELD_BACK : GIVEN;
  }

  private String mark(String kind) {
    return switch (kind) {
      case GIVEN -> words.of("why.given");
      case HELD_BACK -> words.of("why.held-back");
      default -> words.of("why.nothing");
    };
  }

  private String left(Given given) {
    return amount(given.asked() - given.heldBack(), given.unit());
  }

  private String amount(long amount, String unit) {
    return words.signed(amount) + " " + words.unit(unit);
  }

  private Optional<String> raised(Given given) {
    Raise raise = given.raise();
    return raise == null
        ? Optional.empty()
        : Optional.of(
            words.of(
                "why.raised",
                raise.name(),
                words.factor(raise.factor()),
                amount(given.asked(), given.unit()),
                amount(raise.from(), given.unit())));
  }

  private String limited(Considered considered, Given given) {
    String asked = amount(given.asked(), given.unit());
    String name = Words.spoken(given.limit());
    return limit(considered.rule(), given.limit())
        .map(limit -> limited(limit, considered.happenedAt(), asked, name))
        .orElseGet(() -> words.of("why.limit", asked, name));
  }

  /** With what the limit is and when it counts anew, where the programme still has it. */
  private String limited(Limit limit, Instant happened, String asked, String name) {
    String unit = limit.unit();
    String most =
        unit == null
            ? words.of("why.times", limit.atMost())
            : words.number(limit.atMost()) + " " + words.unit(unit);
    Instant again =
        limit
            .each()
            .endOf(limit.each().startOf(happened, visit.open().zone()), visit.open().zone());
    return again.equals(Instant.MAX)
        ? words.of("why.limit-ever", asked, name, most)
        : words.of(
            "why.limit-again",
            asked,
            name,
            most,
            words.window(limit.each()),
            words.moment(again).full());
  }

  private Optional<Limit> limit(String rule, String limit) {
    return visit.open().programme().rules().stream()
        .filter(one -> one.id().equals(rule))
        .flatMap(one -> one.limits().stream())
        .filter(one -> one.id().equals(limit))
        .findFirst();
  }
}
