// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.spi.HostResponse;
import org.laurels.spi.HostStanding;

/**
 * The badges of one account. Ours are those whose description begins with {@link #MARK}; others are
 * neither given nor taken away.
 */
final class ShownBadges {
  static final String MARK = "Given by Laurels";

  private static final int DESCRIPTION_MAX = 200;

  /** To find, make and give a badge takes so many calls. */
  private static final int CALLS_EACH = 3;

  private final Showing showing;
  private final String username;

  ShownBadges(Showing showing, Said user) {
    this.showing = showing;
    this.username = Showing.name(user);
  }

  void show(List<HostStanding.Badge> badges) {
    Map<String, HostStanding.Badge> wanted = new LinkedHashMap<>();
    badges.forEach(badge -> wanted.putIfAbsent(badge.name(), badge));
    Said held = showing.read("reading badges", "/user-badges/" + Writing.part(username) + ".json");
    Map<String, Said> known = new HashMap<>();
    held.objects("badges").forEach(badge -> known.put(badge.neededNumber("id"), badge));
    for (Said grant : held.objects("user_badges")) {
      Said badge = known.get(grant.neededNumber("badge_id"));
      if (badge != null && isOurs(badge)) {
        // What is held already needs no giving; a second grant of the same is taken away.
        boolean keep = wanted.remove(badge.text("name").orElse("")) != null;
        if (!keep) {
          takeAway(grant.neededNumber("id"));
        }
      }
    }
    if (!wanted.isEmpty()) {
      give(wanted);
    }
  }

  private static boolean isOurs(Said badge) {
    return badge.text("description").filter(text -> text.startsWith(MARK)).isPresent();
  }

  private void takeAway(String grant) {
    checkRoom();
    HostResponse unused =
        showing.change(
            "taking a badge away", "DELETE", "/user_badges/" + grant + ".json", Map.of());
  }

  private void checkRoom() {
    if (showing.left() < CALLS_EACH) {
      throw new Showing.AnsweredException(DiscourseOutlet.more());
    }
  }

  private void give(Map<String, HostStanding.Badge> wanted) {
    Map<String, Said> all = new HashMap<>();
    showing
        .read("reading the forum's badges", "/admin/badges.json")
        .objects("badges")
        .forEach(badge -> badge.text("name").ifPresent(name -> all.put(name, badge)));
    for (HostStanding.Badge badge : wanted.values()) {
      Optional<Said> there = Optional.ofNullable(all.get(badge.name()));
      if (there.isPresent() && !isOurs(there.get())) {
        showing.problem(
            "the forum has a badge '"
                + badge.name()
                + "' of its own; rename it, or let its description begin with '"
                + MARK
                + "'");
      } else {
        checkRoom();
        String number = there.map(each -> each.neededNumber("id")).orElseGet(() -> make(badge));
        HostResponse unused =
            showing.change(
                "giving a badge",
                "POST",
                "/user_badges.json",
                Map.of("username", username, "badge_id", number));
      }
    }
  }

  private String make(HostStanding.Badge badge) {
    String description = MARK + (badge.description().isBlank() ? "" : ": " + badge.description());
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", badge.name());
    values.put(
        "description", description.substring(0, Math.min(description.length(), DESCRIPTION_MAX)));
    values.put("badge_type_id", type(badge.tier()));
    values.put("multiple_grant", "false");
    return Forum.said(showing.change("making a badge", "POST", "/admin/badges.json", values))
        .neededObject("badge")
        .neededNumber("id");
  }

  private static String type(String tier) {
    return switch (tier) {
      case "gold" -> "1";
      case "silver" -> "2";
      default -> "3";
    };
  }
}
