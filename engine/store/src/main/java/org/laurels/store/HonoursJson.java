// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.BadgeKey;
import org.laurels.core.fold.Honours;

/** What is kept of a member's badges and ranks, as fields of the member's figures. */
final class HonoursJson {
  /** Stands for a condition that has not failed. */
  private static final long NOT_FAILING = -1;

  private HonoursJson() {}

  static void write(JsonGenerator json, Honours honours) throws IOException {
    StateJson.numberMap(json, "g", honours.badges());
    if (!honours.withheld().isEmpty()) {
      json.writeArrayFieldStart("x");
      for (BadgeKey key : honours.withheld()) {
        json.writeStartArray();
        json.writeString(key.badge());
        json.writeNumber(key.itemId());
        json.writeEndArray();
      }
      json.writeEndArray();
    }
    if (!honours.streaks().isEmpty()) {
      json.writeObjectFieldStart("s");
      for (Map.Entry<String, Honours.Streak> streak : honours.streaks().entrySet()) {
        json.writeArrayFieldStart(streak.getKey());
        json.writeNumber(streak.getValue().lastWeek());
        json.writeNumber(streak.getValue().weeks());
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    Map<String, Long> ranks = new HashMap<>();
    honours
        .ranks()
        .forEach(
            (rank, since) -> ranks.put(rank, isFailing(since) ? Sql.micros(since) : NOT_FAILING));
    StateJson.numberMap(json, "f", ranks);
    StateJson.time(json, "u", honours.rankUntil());
  }

  private static boolean isFailing(Instant since) {
    return !since.equals(Instant.MAX);
  }

  static Honours read(JsonNode json) {
    Set<BadgeKey> withheld = new HashSet<>();
    @Nullable JsonNode keys = json.get("x");
    if (keys != null) {
      keys.forEach(
          key -> withheld.add(new BadgeKey(key.get(0).textValue(), key.get(1).longValue())));
    }
    Map<String, Honours.Streak> streaks = new HashMap<>();
    @Nullable JsonNode rows = json.get("s");
    if (rows != null) {
      rows.properties()
          .forEach(
              row ->
                  streaks.put(
                      row.getKey(),
                      new Honours.Streak(
                          row.getValue().get(0).longValue(), row.getValue().get(1).intValue())));
    }
    Map<String, Instant> ranks = new HashMap<>();
    StateJson.numberMap(json.get("f"))
        .forEach(
            (rank, since) ->
                ranks.put(rank, since == NOT_FAILING ? Instant.MAX : Sql.instant(since)));
    return new Honours(
        StateJson.numberMap(json.get("g")), withheld, streaks, ranks, StateJson.time(json, "u"));
  }
}
