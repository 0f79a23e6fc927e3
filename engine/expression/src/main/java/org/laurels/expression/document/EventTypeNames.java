// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.laurels.expression.Suggestion;

/** The event types that programmes know; plugins may add others. */
final class EventTypeNames {
  static final Set<String> KNOWN =
      Set.of(
          "question.asked",
          "answer.posted",
          "comment.posted",
          "solution.accepted",
          "solution.unaccepted",
          "vote.cast",
          "vote.cleared",
          "content.edited",
          "content.hidden",
          "content.restored",
          "content.deleted",
          "edit.approved",
          "bounty.offered",
          "bounty.awarded",
          "views.counted",
          "idea.submitted",
          "idea.status.changed",
          "article.published",
          "ticket.opened",
          "ticket.replied",
          "ticket.solved",
          "ticket.reopened",
          "satisfaction.rated",
          "referral.completed",
          "member.joined",
          "member.updated",
          "member.visited",
          "member.merged",
          "member.proved",
          "member.erased",
          "badge.granted",
          "badge.revoked",
          "season.won",
          "help.appraised",
          "event.withdrawn");

  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+){1,4}");

  private EventTypeNames() {}

  /** The types that a key lists. A type nobody knows is taken, unless it looks like a slip. */
  static Set<String> read(Value value) {
    Set<String> types = new LinkedHashSet<>();
    for (Value one : value.oneOrMore()) {
      Optional<String> said = one.scalar("an event type");
      if (said.isPresent() && isFine(one, said.get()) && !types.add(said.get())) {
        one.problems().add(one.place(), "'" + said.get() + "' is here twice");
      }
    }
    if (types.isEmpty() && value.isList() && value.oneOrMore().isEmpty()) {
      value.problems().add(value.place(), "an event type is wanted here");
    }
    return types;
  }

  private static boolean isFine(Value at, String type) {
    if (KNOWN.contains(type)) {
      return true;
    }
    Optional<String> near = Suggestion.slip(type, KNOWN);
    if (near.isPresent() || type.length() > 64 || !SHAPE.matcher(type).matches()) {
      at.problems().add(at.place(), "unknown event type '" + type + "'", near.orElse(null));
      return false;
    }
    return true;
  }
}
