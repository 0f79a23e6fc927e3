// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who likes a post. */
final class Likers {
  private static final String LIKE = "2";
  private static final int PAGE = 200;
  private static final int PAGES_MAX = 50;

  private final Asking asking;

  Likers(Asking asking) {
    this.asking = asking;
  }

  /** How many like a post. */
  static long count(Said post) {
    return post.objects("actions_summary").stream()
        .filter(action -> action.number("id").filter(LIKE::equals).isPresent())
        .mapToLong(action -> action.count("count"))
        .sum();
  }

  /** The numbers of those who like a post. */
  Set<String> of(Said post) {
    Set<String> users = new LinkedHashSet<>();
    for (int page = 0; page < PAGES_MAX; page++) {
      String path =
          "/post_action_users.json?id="
              + post.neededNumber("id")
              + "&post_action_type_id="
              + LIKE
              + "&limit="
              + PAGE
              + "&page="
              + page;
      List<Said> found = asking.needed(path).objects("post_action_users");
      int before = users.size();
      found.stream()
          .map(user -> user.number("id"))
          .filter(Telling::isPerson)
          .flatMap(Optional::stream)
          .forEach(users::add);
      // Older forums know no pages and say the same again.
      if (found.size() < PAGE || users.size() == before) {
        break;
      }
    }
    return users;
  }
}
