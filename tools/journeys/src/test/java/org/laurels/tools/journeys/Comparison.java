// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How well computed reputation agrees with what the site had computed. */
record Comparison(
    int active, int exactActive, int exactAll, int unexplainedActive, int unexplainedAll) {

  /**
   * @param users rows of Users.xml
   * @param fromOne computed from a start of 1, by user
   * @param fromBonus computed from a start of 101
   * @param active users with any reputation event
   */
  static Comparison of(
      List<Map<String, String>> users,
      Map<String, Long> fromOne,
      Map<String, Long> fromBonus,
      Set<String> active) {
    int exactActive = 0;
    int exactAll = 0;
    int unexplainedActive = 0;
    int unexplainedAll = 0;
    int activeUsers = 0;
    for (Map<String, String> user : users) {
      String id = user.get("Id");
      if (Long.parseLong(id) <= 0) {
        continue;
      }
      boolean isActive = active.contains(id);
      activeUsers += isActive ? 1 : 0;
      long real = Long.parseLong(user.get("Reputation"));
      long one = fromOne.getOrDefault(id, 1L);
      List<Long> candidates = List.of(one, one + 100, fromBonus.getOrDefault(id, 101L));
      // Down votes cast cost one each, and voters are not published: only a bound is known.
      long cast = Long.parseLong(user.get("DownVotes"));
      if (candidates.contains(real)) {
        exactAll++;
        exactActive += isActive ? 1 : 0;
      } else if (candidates.stream().noneMatch(c -> c - real > 0 && c - real <= cast)) {
        unexplainedAll++;
        unexplainedActive += isActive ? 1 : 0;
      }
    }
    return new Comparison(activeUsers, exactActive, exactAll, unexplainedActive, unexplainedAll);
  }

  static Map<String, Long> standings(String csv) {
    Map<String, Long> standings = new HashMap<>();
    for (Map<String, String> row : Csv.rows(csv)) {
      if (row.get("unit").equals("reputation")) {
        standings.put(row.get("identity"), Long.valueOf(row.get("amount")));
      }
    }
    return standings;
  }
}
