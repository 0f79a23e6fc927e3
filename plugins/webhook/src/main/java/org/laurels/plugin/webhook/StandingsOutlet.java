// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurels.plugin.events.StandardWebhook;
import org.laurels.spi.Delivery;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostStanding;
import org.laurels.spi.Outlet;
import org.laurels.spi.StandingChange;

/**
 * Says where a member stands and what of it is new. The message is named by what it says and its
 * number, so that one that comes twice is known by its name. Immutable.
 */
final class StandingsOutlet implements Outlet {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int NAME_BYTES = 16;

  private final String url;
  private final StandardWebhook signing;

  StandingsOutlet(String url, StandardWebhook signing) {
    this.url = url;
    this.signing = signing;
  }

  @Override
  public Audience audience() {
    return Audience.COMMUNITY;
  }

  @Override
  public Delivery deliver(HostCalls calls, StandingChange change) {
    String json = message(change.before(), change.wanted());
    return Delivery.of(
        "telling of a standing",
        calls.send(signing.message(url, name(change.number(), json), change.at(), json)));
  }

  private static String name(long number, String json) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest((number + "." + json).getBytes(UTF_8));
      return "standing-" + HexFormat.of().formatHex(Arrays.copyOf(hash, NAME_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String message(Optional<HostStanding> before, HostStanding wanted) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("type", "standing.changed");
      json.writeObjectFieldStart("data");
      json.writeStringField("source", wanted.source());
      json.writeStringField("identity", wanted.identity());
      if (wanted.name() != null) {
        json.writeStringField("name", wanted.name());
      }
      rank(json, "rank", wanted.rank());
      rank(json, "rank-before", before.map(HostStanding::rank).orElse(null));
      json.writeArrayFieldStart("badges");
      for (HostStanding.Badge badge : wanted.badges()) {
        badge(json, badge, badge.times());
      }
      json.writeEndArray();
      changes(json, before, wanted);
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void rank(JsonGenerator json, String field, HostStanding.@Nullable Rank rank)
      throws IOException {
    if (rank != null) {
      json.writeObjectFieldStart(field);
      json.writeStringField("id", rank.id());
      json.writeStringField("name", rank.name());
      json.writeEndObject();
    }
  }

  private static void badge(JsonGenerator json, HostStanding.Badge badge, long times)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", badge.id());
    json.writeStringField("name", badge.name());
    json.writeStringField("tier", badge.tier());
    json.writeNumberField("times", times);
    json.writeStringField("last-at", badge.lastAt().toString());
    json.writeEndObject();
  }

  /** Badges that are new, and those that are gone, each with how often. */
  private static void changes(
      JsonGenerator json, Optional<HostStanding> before, HostStanding wanted) throws IOException {
    Map<String, HostStanding.Badge> had = byId(before.map(HostStanding::badges).orElse(List.of()));
    Map<String, HostStanding.Badge> has = byId(wanted.badges());
    json.writeArrayFieldStart("granted");
    for (HostStanding.Badge badge : has.values()) {
      HostStanding.Badge old = had.get(badge.id());
      long more = badge.times() - (old == null ? 0 : old.times());
      if (more > 0) {
        badge(json, badge, more);
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("revoked");
    for (HostStanding.Badge badge : had.values()) {
      HostStanding.Badge now = has.get(badge.id());
      long fewer = badge.times() - (now == null ? 0 : now.times());
      if (fewer > 0) {
        badge(json, badge, fewer);
      }
    }
    json.writeEndArray();
  }

  private static Map<String, HostStanding.Badge> byId(List<HostStanding.Badge> badges) {
    Map<String, HostStanding.Badge> byId = new HashMap<>();
    badges.forEach(badge -> byId.put(badge.id(), badge));
    return new TreeMap<>(byId);
  }
}
