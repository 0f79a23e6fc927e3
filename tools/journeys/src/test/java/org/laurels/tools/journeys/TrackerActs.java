// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What people do with tickets, at random. */
final class TrackerActs {
  static final List<String> AGENTS = List.of("anna", "ben");
  static final List<String> CUSTOMERS = List.of("carla@example.test", "dora@example.test");

  final Map<String, Integer> counts = new TreeMap<>();

  private final Tracker rt;
  private final Random random;
  private final List<String> tickets = new ArrayList<>();

  TrackerActs(Tracker rt, Random random) {
    this.rt = rt;
    this.random = random;
  }

  void next() {
    try {
      int choice = tickets.size() < 3 ? 0 : random.nextInt(12);
      String agent = one(AGENTS) + ":password";
      String customer = one(CUSTOMERS) + ":password";
      if (choice < 2) {
        open(random.nextBoolean() ? customer : agent);
      } else if (choice < 5) {
        reply(agent);
      } else if (choice < 6) {
        reply(customer);
      } else if (choice < 9) {
        become(agent, "resolved");
      } else if (choice < 11) {
        become(agent, "open");
      } else {
        become(agent, random.nextBoolean() ? "rejected" : "deleted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void open(String who) throws InterruptedException {
    Tracker.Answer answer =
        rt.call(
            who,
            "POST",
            "/ticket",
            "{\"Queue\":\"General\",\"Subject\":\"It blinks\",\"Content\":\"Help\","
                + "\"Requestor\":\""
                + one(CUSTOMERS)
                + "\"}");
    if (count("ticket", answer)) {
      tickets.add(answer.json().get("id").asText());
    }
  }

  private void reply(String who) throws InterruptedException {
    String path = "/ticket/" + one(tickets) + "/correspond";
    count(
        who.contains("@") ? "customer's reply" : "reply",
        rt.call(who, "POST", path, "{\"Content\":\"Try\",\"ContentType\":\"text/plain\"}"));
  }

  private void become(String who, String status) throws InterruptedException {
    count(
        status, rt.call(who, "PUT", "/ticket/" + one(tickets), "{\"Status\":\"" + status + "\"}"));
  }

  private boolean count(String what, Tracker.Answer answer) {
    boolean done = answer.status() >= 200 && answer.status() < 300;
    counts.merge(done ? what : what + " refused", 1, Integer::sum);
    return done;
  }
}
