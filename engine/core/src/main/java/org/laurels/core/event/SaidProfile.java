// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.event;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.member.Identity;

/**
 * What a host has said of one of its people. The newest word holds; null stands for what it left
 * unsaid.
 *
 * @param at when it was so in the host
 */
public record SaidProfile(
    Instant at, @Nullable String name, @Nullable String kind, @Nullable Set<String> teams) {
  /** Attribute that holds how the host shows the person. */
  public static final String NAME = "name";

  /** Attribute that holds what kind of member it is, such as customer, employee or partner. */
  public static final String KIND = "kind";

  /** Attribute that holds the names of the person's teams, separated by commas. */
  public static final String TEAMS = "teams";

  public static final int KIND_LENGTH_MAX = 64;
  public static final int TEAMS_LENGTH_MAX = 1_000;

  /** What an event says of its actor; nothing unless it is about joining or a new profile. */
  public static Optional<SaidProfile> of(Event event) {
    if (event.actor() == null
        || !(event.type().equals(EventTypes.MEMBER_JOINED)
            || event.type().equals(EventTypes.MEMBER_UPDATED))) {
      return Optional.empty();
    }
    String name = event.attributes().get(NAME);
    String kind = event.attributes().get(KIND);
    String teams = event.attributes().get(TEAMS);
    return name == null && kind == null && teams == null
        ? Optional.empty()
        : Optional.of(
            new SaidProfile(
                event.time(),
                name == null ? null : cut(name, Identity.LENGTH_MAX),
                kind == null ? null : cut(kind, KIND_LENGTH_MAX),
                teams == null ? null : teams(cut(teams, TEAMS_LENGTH_MAX))));
  }

  private static Set<String> teams(String said) {
    Set<String> teams = new LinkedHashSet<>();
    for (String team : said.split(",", -1)) {
      if (!team.isBlank()) {
        teams.add(team.strip());
      }
    }
    return teams;
  }

  /** A name that is too long is shown shorter rather than refused with all that it came with. */
  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }
}
