// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A second reckoning of what the journey's programme gives, ticket by ticket from RT's history. It
 * shares no code with the extension or the plugin.
 */
final class TrackerReckoning {
  private TrackerReckoning() {}

  /** What each person has, by number. */
  static Map<String, Long> points(Tracker rt) throws Exception {
    Map<String, String> ids = new HashMap<>();
    for (String name : TrackerActs.AGENTS) {
      ids.put(name, rt.idOf(name));
    }
    for (String name : TrackerActs.CUSTOMERS) {
      ids.put(name, rt.idOf(name));
    }
    Map<String, List<JsonNode>> tickets = new TreeMap<>();
    for (JsonNode each : rt.history()) {
      tickets.computeIfAbsent(each.get("ObjectId").asText(), ticket -> new ArrayList<>()).add(each);
    }
    Map<String, Long> points = new TreeMap<>();
    for (Map.Entry<String, List<JsonNode>> ticket : tickets.entrySet()) {
      JsonNode now = rt.call(Tracker.ROOT, "GET", "/ticket/" + ticket.getKey(), "").json();
      String requestor = now.get("Requestor").get(0).get("id").asText();
      String status = "new";
      String solver = null;
      for (JsonNode each : ticket.getValue()) {
        String creator = each.get("Creator").get("id").asText();
        if (each.get("Type").asText().equals("Correspond")
            && TrackerActs.AGENTS.contains(creator)) {
          points.merge(ids.get(creator), 3L, Long::sum);
        }
        if (each.get("Type").asText().equals("Status")) {
          status = each.get("NewValue").asText();
          if (status.equals("resolved")) {
            solver = creator;
          } else if (!removed(status)) {
            solver = null;
          }
        }
      }
      if (!removed(status)) {
        points.merge(ids.get(requestor), 1L, Long::sum);
        if (solver != null && ids.containsKey(solver)) {
          points.merge(ids.get(solver), 10L, Long::sum);
        }
      }
    }
    return points;
  }

  private static boolean removed(String status) {
    return status.equals("rejected") || status.equals("deleted");
  }
}
