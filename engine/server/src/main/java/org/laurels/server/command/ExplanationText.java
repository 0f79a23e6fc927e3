// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.event.EventKey;
import org.laurels.core.intake.Explanation.Considered;
import org.laurels.core.intake.Explanation.Given;
import org.laurels.core.intake.Explanation.Raise;
import org.laurels.core.ledger.Reason;
import org.laurels.core.member.Identity;
import org.laurels.core.standing.HeldBadge;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.Page;
import org.laurels.core.standing.StatementLine;
import org.laurels.server.Wiring;
import org.laurels.server.api.HostNames;

/** A member's standing in words. */
final class ExplanationText {
  private final Wiring wiring;
  private final Community community;
  private final Consumer<String> out;
  private final HostNames names;

  ExplanationText(Wiring wiring, Community community, Consumer<String> out) {
    this.wiring = wiring;
    this.community = community;
    this.out = out;
    this.names = new HostNames(wiring.standings(), community);
  }

  /**
   * Tells it.
   *
   * @param item only what concerns this item; null for all
   */
  void tell(MemberStanding standing, @Nullable String item, int limit) {
    List<Considered> considered = wiring.explanation().of(community, standing.memberId());
    if (item != null) {
      considered = considered.stream().filter(each -> item.equals(each.itemId())).toList();
    }
    head(standing);
    badges(standing);
    Page<StatementLine> page =
        wiring
            .standings()
            .statement(community, standing.memberId(), null, item, Long.MAX_VALUE, limit);
    out.accept("");
    String about = item == null ? "" : " for item " + item;
    out.accept(
        page.rows().isEmpty()
            ? "no entries" + about
            : "entries"
                + about
                + ", newest first"
                + (page.next() == null ? ":" : " (the last " + page.rows().size() + "):"));
    Map<String, Considered> byCause = new HashMap<>();
    considered.forEach(each -> byCause.put(cause(each.event(), each.rule()), each));
    page.rows().forEach(line -> entry(line, byCause));
    whyNot(considered);
  }

  private void head(MemberStanding standing) {
    String names =
        standing.identities().stream()
            .map(identity -> identity.id() + " (" + identity.host() + ")")
            .collect(Collectors.joining(", "));
    out.accept("member " + names + " of " + community.name());
    if (standing.joined() != null) {
      out.accept("  joined      " + Plain.moment(standing.joined()));
    }
    new TreeMap<>(standing.balances())
        .forEach(
            (unit, amount) -> out.accept(String.format("  %-11s %s", unit, Plain.number(amount))));
    out.accept("  rank        " + (standing.rank().isEmpty() ? "none" : standing.rank()));
  }

  private void badges(MemberStanding standing) {
    List<HeldBadge> badges = wiring.standings().badges(community, standing.memberId());
    Map<String, Long> counts = new TreeMap<>();
    badges.forEach(badge -> counts.merge(badge.badge(), 1L, Long::sum));
    String list =
        counts.entrySet().stream()
            .map(each -> each.getKey() + (each.getValue() > 1 ? " ×" + each.getValue() : ""))
            .collect(Collectors.joining(", "));
    out.accept("  badges      " + (badges.isEmpty() ? "none" : badges.size() + ": " + list));
  }

  private static String cause(EventKey event, String rule) {
    return event + "\n" + rule;
  }

  private void entry(StatementLine line, Map<String, Considered> byCause) {
    out.accept(
        String.format(
            "  %s  %+6d %s  %s",
            Plain.moment(line.happenedAt()), line.change(), line.unit(), words(line)));
    if (line.eventId() == null || line.eventSource() == null) {
      return;
    }
    out.accept(
        "      by "
            + line.eventType()
            + " "
            + line.eventId()
            + (line.itemId() == null ? "" : " on item " + line.itemId()));
    String rule = line.cause();
    int slash = rule.indexOf('/');
    Considered considered =
        byCause.get(
            cause(
                new EventKey(line.eventSource(), line.eventId()),
                slash < 0 ? rule : rule.substring(0, slash)));
    if (considered != null && line.reason() == Reason.AWARD && line.reversedBy() == 0) {
      reasons(considered);
    }
  }

  private static String words(StatementLine line) {
    String rule = line.cause() + " (version " + line.version() + ")";
    String said =
        switch (line.reason()) {
          case START -> "what everyone starts with";
          case AWARD -> "by the rule " + rule;
          case LIMIT -> limited(line.cause());
          case FLOOR -> "given back by the floor";
          case REVERSAL -> "takes entry " + line.reverses() + " back, of " + line.cause();
          default -> Words.reason(line.reason()) + " " + rule;
        };
    return said
        + " [entry "
        + line.entryId()
        + (line.reversedBy() == 0 ? "]" : ", taken back by " + line.reversedBy() + "]");
  }

  private static String limited(String cause) {
    int slash = cause.indexOf('/');
    return slash < 0
        ? "held back by " + cause
        : "held back by the limit "
            + cause.substring(slash + 1)
            + " of "
            + cause.substring(0, slash);
  }

  private void reasons(Considered considered) {
    out.accept("      because " + Words.condition(considered.condition()));
    if (!considered.values().isEmpty()) {
      out.accept("      read    " + Words.values(names.in(considered).values()));
    }
    for (Given given : considered.given()) {
      Raise raise = given.raise();
      if (raise != null) {
        out.accept("      raised  " + raised(raise, given));
      }
      if (given.heldBack() != 0) {
        out.accept("      asked   " + asked(given));
      }
    }
  }

  private static String raised(Raise raise, Given given) {
    return Plain.signed(raise.from())
        + " "
        + given.unit()
        + ", times "
        + raise.factor()
        + " by the campaign "
        + raise.campaign();
  }

  private static String asked(Given given) {
    return Plain.signed(given.asked())
        + " "
        + given.unit()
        + ", of which the limit "
        + given.limit()
        + " held back "
        + Plain.number(given.heldBack());
  }

  /** Rules that came to nothing for this member, one line for each rule and reason. */
  private void whyNot(List<Considered> considered) {
    Map<String, List<Considered>> groups = new LinkedHashMap<>();
    for (Considered each : considered) {
      String reason = nothing(each);
      if (reason != null) {
        groups.computeIfAbsent(each.rule() + ": " + reason, any -> new ArrayList<>()).add(each);
      }
    }
    if (groups.isEmpty()) {
      return;
    }
    out.accept("");
    out.accept("looked at, and not given:");
    // What was nearly given comes first.
    List<Map.Entry<String, List<Considered>>> ordered = new ArrayList<>(groups.entrySet());
    ordered.sort(Comparator.comparing(group -> !group.getValue().get(0).held()));
    ordered.forEach(
        group -> {
          String reason = group.getKey();
          List<Considered> all = group.getValue();
          Considered last = all.get(all.size() - 1);
          out.accept("  " + reason + ", " + Plain.count(all.size(), "time", "times"));
          if (!last.held()) {
            out.accept("      needs   " + Words.condition(last.condition()));
          }
          out.accept("      last by " + last(all.get(all.size() - 1)));
        });
  }

  private String last(Considered last) {
    return last.eventType()
        + " "
        + last.event().id()
        + (last.itemId() == null ? "" : " on item " + last.itemId())
        + " at "
        + Plain.moment(last.happenedAt())
        + (last.values().isEmpty() ? "" : ", read " + Words.values(names.in(last).values()));
  }

  private static @Nullable String nothing(Considered considered) {
    if (considered.failure() != null) {
      return "could not be evaluated, " + Words.cut(considered.failure());
    }
    if (!considered.held()) {
      return "its condition did not hold";
    }
    if (considered.given().isEmpty()) {
      return "it held, and gave this member nothing that stands";
    }
    Set<String> limits = new HashSet<>();
    for (Given given : considered.given()) {
      if (given.heldBack() != given.asked()) {
        return null;
      }
      limits.add(given.limit());
    }
    return "all of it held back by " + String.join(", ", limits);
  }

  /** The member's name in one word. */
  static String name(MemberStanding standing) {
    Identity first = standing.identities().get(0);
    return first.id();
  }
}
