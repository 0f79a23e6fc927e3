// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Explanation;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.item.Toggle;
import org.laurels.core.standing.StatementLine;

/** Why an event gave what it gave, and why not more. */
public record EventReceipt(
    String event,
    String source,
    String id,
    String type,
    String time,
    String state,
    List<EntryView> entries,
    List<RuleView> rules) {
  static EventReceipt of(FoldEvent event, List<StatementLine> entries, List<RuleView> rules) {
    Event said = event.resolved().event();
    return new EventReceipt(
        OpaqueId.EVENT.of(event.id()),
        said.source(),
        said.id(),
        said.type(),
        said.time().toString(),
        state(event.toggles()),
        entries.stream().map(EntryView::of).toList(),
        List.copyOf(rules));
  }

  private static String state(List<Toggle> toggles) {
    if (toggles.stream().anyMatch(toggle -> toggle.kind() == Toggle.Kind.WITHDRAWN)) {
      return "withdrawn";
    }
    boolean hidden =
        !toggles.isEmpty() && toggles.get(toggles.size() - 1).kind() == Toggle.Kind.HIDDEN;
    return hidden ? "hidden" : "live";
  }

  /** A rule that was looked at for a member. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RuleView(
      String member,
      String rule,
      int version,
      boolean held,
      @Nullable String failure,
      String condition,
      SortedMap<String, String> values,
      List<GivenView> given,
      String why) {
    static RuleView of(long member, Explanation.Considered considered) {
      return new RuleView(
          OpaqueId.MEMBER.of(member),
          considered.rule(),
          considered.version(),
          considered.held(),
          considered.failure(),
          considered.condition(),
          new TreeMap<>(considered.values()),
          considered.given().stream().map(GivenView::of).toList(),
          Wording.why(considered));
    }
  }

  /** What a rule asked for, and what a limit kept of it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record GivenView(
      String unit,
      long asked,
      @JsonProperty("held_back") long heldBack,
      @Nullable String limit,
      @Nullable RaiseView campaign) {
    static GivenView of(Explanation.Given given) {
      return new GivenView(
          given.unit(),
          given.asked(),
          given.heldBack(),
          given.limit().isEmpty() ? null : given.limit(),
          RaiseView.of(given.raise()));
    }
  }

  /** The campaign that raised what a rule asked for. */
  public record RaiseView(
      String id, String name, String factor, @JsonProperty("instead_of") long insteadOf) {
    static @Nullable RaiseView of(Explanation.@Nullable Raise raise) {
      return raise == null
          ? null
          : new RaiseView(raise.campaign(), raise.name(), raise.factor(), raise.from());
    }
  }
}
