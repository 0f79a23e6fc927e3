// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.EventTypes;
import org.laurels.core.member.Identity;
import org.laurels.core.rule.Share;

/** Who was behind an idea at each of its stages, in the reference model. */
final class StageModel {
  private StageModel() {}

  /** Whoever stands behind the item now, right after the event; a vote that stands supports. */
  static void note(Happening now, List<Happening> history) {
    ItemModel item = now.item;
    if (item == null || stage(now) == null) {
      return;
    }
    List<Identity> author = item.author == null ? List.of() : List.of(item.author);
    List<Identity> coAuthors = new ArrayList<>();
    List<Identity> supporters = new ArrayList<>();
    List<Identity> seen = new ArrayList<>(author);
    for (Identity one : item.coAuthors) {
      if (!seen.contains(one)) {
        seen.add(one);
        coAuthors.add(one);
      }
    }
    for (Happening vote : history) {
      Identity voter = vote.event.actorIdentity();
      boolean supports =
          vote.is(EventTypes.VOTE_CAST)
              && !vote.withdrawn
              && vote.itemName.equals(now.itemName)
              && vote.event.value() > 0;
      if (supports && voter != null && !seen.contains(voter)) {
        seen.add(voter);
        supporters.add(voter);
      }
    }
    Map<Share.Group, List<Identity>> behind = new EnumMap<>(Share.Group.class);
    behind.put(Share.Group.AUTHOR, author);
    behind.put(Share.Group.CO_AUTHORS, coAuthors);
    behind.put(Share.Group.SUPPORTERS, supporters);
    now.behind = behind;
  }

  /** Leaves each stage of an item to the first that tells of it and was never taken back. */
  static void settle(List<Happening> history) {
    for (Happening h : history) {
      boolean taken =
          stage(h) != null
              && history.stream()
                  .anyMatch(
                      first ->
                          first.at < h.at
                              && !first.withdrawn
                              && Objects.equals(stage(first), stage(h)));
      h.behind = taken ? null : h.behind;
    }
  }

  private static @Nullable String stage(Happening h) {
    if (h.itemName.isEmpty()) {
      return null;
    }
    if (h.is(EventTypes.IDEA_SUBMITTED)) {
      return h.itemName + " submitted";
    }
    return h.is(EventTypes.IDEA_STATUS_CHANGED)
        ? h.itemName + " is " + h.event.attributes().get("status")
        : null;
  }
}
