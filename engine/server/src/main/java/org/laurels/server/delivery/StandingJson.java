// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.laurels.spi.HostStanding;

/** Standings as they are kept: equal ones are equal texts. */
final class StandingJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private StandingJson() {}

  static String write(HostStanding standing) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("source", standing.source());
    node.put("identity", standing.identity());
    node.put("name", standing.name());
    if (standing.rank() != null) {
      node.putObject("rank").put("id", standing.rank().id()).put("name", standing.rank().name());
    }
    ArrayNode badges = node.putArray("badges");
    for (HostStanding.Badge badge : standing.badges()) {
      badges
          .addObject()
          .put("id", badge.id())
          .put("name", badge.name())
          .put("description", badge.description())
          .put("tier", badge.tier())
          .put("times", badge.times())
          .put("lastAt", badge.lastAt().toString());
    }
    return node.toString();
  }

  static HostStanding read(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      List<HostStanding.Badge> badges = new ArrayList<>();
      for (JsonNode badge : node.path("badges")) {
        badges.add(
            new HostStanding.Badge(
                badge.path("id").asText(),
                badge.path("name").asText(),
                badge.path("description").asText(),
                badge.path("tier").asText(),
                badge.path("times").asLong(),
                Instant.parse(badge.path("lastAt").asText())));
      }
      JsonNode rank = node.path("rank");
      return new HostStanding(
          node.path("source").asText(),
          node.path("identity").asText(),
          node.path("name").isTextual() ? node.path("name").asText() : null,
          rank.isObject()
              ? new HostStanding.Rank(rank.path("id").asText(), rank.path("name").asText())
              : null,
          badges);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept standing is no JSON", e);
    }
  }
}
