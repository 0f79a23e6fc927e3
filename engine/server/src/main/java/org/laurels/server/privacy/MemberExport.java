// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.privacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurels.core.bounty.BountyStore;
import org.laurels.core.community.Community;
import org.laurels.core.credential.CredentialStore;
import org.laurels.core.credential.KeptCredential;
import org.laurels.core.event.Event;
import org.laurels.core.event.ItemMention;
import org.laurels.core.item.FoldEvent;
import org.laurels.core.member.Identity;
import org.laurels.core.member.Profile;
import org.laurels.core.standing.HeldBadge;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.Page;
import org.laurels.core.standing.StandingStore;
import org.laurels.core.standing.StatementFilter;
import org.laurels.core.standing.StatementLine;
import org.laurels.server.api.OpaqueId;

/**
 * All that is kept of a member as one JSON document, written while it is read: who the member is,
 * what was chosen, the positions on boards, the badges with what was signed for them, every event
 * the member did or that is about what the member wrote, every entry with its reason, and the
 * bounties that the member put up or got something of.
 *
 * <p>Of what others did only that it was done is told, and when: who it was is theirs.
 */
public final class MemberExport implements StreamingOutput {
  /** Grows when the shape of the document changes. */
  private static final int SHAPE = 1;

  private static final JsonFactory JSON = new JsonFactory();

  private final StandingStore standings;
  private final CredentialStore credentials;
  private final BountyStore bounties;
  private final Subject subject;

  MemberExport(
      StandingStore standings, CredentialStore credentials, BountyStore bounties, Subject subject) {
    this.standings = standings;
    this.credentials = credentials;
    this.bounties = bounties;
    this.subject = subject;
  }

  /** Whose export it is, and what of it is short. */
  record Subject(
      Community community,
      MemberStanding member,
      Profile profile,
      List<Position> positions,
      Instant madeAt) {}

  /** A place on a board. */
  record Position(String board, String period, int position, long amount, Instant asOf) {}

  /** What the file should be called. */
  public String fileName() {
    return "laurels-" + OpaqueId.MEMBER.of(subject.member().memberId()) + ".json";
  }

  @Override
  public void write(OutputStream output) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(output)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeNumberField("laurels_export", SHAPE);
      json.writeStringField("community", subject.community().name());
      json.writeStringField("made_at", subject.madeAt().toString());
      member(json);
      positions(json);
      badges(json);
      events(json);
      entries(json);
      new BountyExport(bounties, subject.community(), subject.member().memberId()).write(json);
      json.writeEndObject();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void member(JsonGenerator json) throws IOException {
    MemberStanding member = subject.member();
    Profile profile = subject.profile();
    json.writeObjectFieldStart("member");
    json.writeStringField("id", OpaqueId.MEMBER.of(member.memberId()));
    text(json, "name", profile.name());
    text(json, "kind", profile.kind());
    texts(json, "teams", new TreeSet<>(profile.teams()));
    json.writeArrayFieldStart("identities");
    for (Identity identity : member.identities()) {
      json.writeStartObject();
      identity(json, identity);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeBooleanField("on_boards", !profile.optedOut());
    json.writeBooleanField("hidden", profile.hidden());
    json.writeObjectFieldStart("balances");
    for (Map.Entry<String, Long> each : new TreeMap<>(member.balances()).entrySet()) {
      json.writeNumberField(each.getKey(), each.getValue());
    }
    json.writeEndObject();
    text(json, "rank", member.rank());
    text(json, "joined", member.joined() == null ? null : member.joined().toString());
    json.writeEndObject();
  }

  private static void identity(JsonGenerator json, Identity identity) throws IOException {
    json.writeStringField("host", identity.host());
    json.writeStringField("identity", identity.id());
  }

  private void positions(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("positions");
    for (Position position : subject.positions()) {
      json.writeStartObject();
      json.writeStringField("board", position.board());
      json.writeStringField("period", position.period());
      json.writeNumberField("position", position.position());
      json.writeNumberField("amount", position.amount());
      json.writeStringField("as_of", position.asOf().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void badges(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("badges");
    for (HeldBadge badge : standings.badges(subject.community(), subject.member().memberId())) {
      json.writeStartObject();
      json.writeStringField("id", OpaqueId.GRANT.of(badge.grantId()));
      json.writeStringField("badge", badge.badge());
      identity(json, badge.identity());
      text(json, "item", badge.itemId());
      json.writeStringField("source", badge.eventSource());
      json.writeStringField("event", badge.eventId());
      json.writeStringField("granted_at", badge.grantedAt().toString());
      Optional<KeptCredential> signed = credentials.find(subject.community(), badge.grantId());
      text(json, "credential", signed.map(KeptCredential::document).orElse(null));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void events(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("events");
    standings.eachEventOf(
        subject.community(),
        subject.member().memberId(),
        event -> {
          try {
            event(json, event);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    json.writeEndArray();
  }

  private void event(JsonGenerator json, FoldEvent folded) throws IOException {
    Event event = folded.resolved().event();
    Identity actor = event.actorIdentity();
    boolean own = actor != null && subject.member().identities().contains(actor);
    json.writeStartObject();
    json.writeStringField("source", event.source());
    text(json, "id", own ? event.id() : null);
    json.writeStringField("type", event.type());
    json.writeStringField("time", event.time().toString());
    text(json, "actor", own && actor != null ? actor.id() : null);
    json.writeNumberField("value", event.value());
    text(json, "undoes", own ? event.undoes() : null);
    if (own) {
      attributes(json, event.attributes());
    }
    item(json, event.item());
    json.writeEndObject();
  }

  private static void item(JsonGenerator json, @Nullable ItemMention item) throws IOException {
    if (item == null) {
      return;
    }
    json.writeObjectFieldStart("item");
    json.writeStringField("id", item.id());
    text(json, "kind", item.kind());
    text(json, "parent", item.parent());
    text(json, "board", item.board());
    text(json, "created", item.created() == null ? null : item.created().toString());
    text(json, "url", item.url());
    text(json, "title", item.title());
    if (item.tags() != null) {
      texts(json, "tags", item.tags());
    }
    attributes(json, item.attributes());
    json.writeEndObject();
  }

  private static void attributes(JsonGenerator json, Map<String, String> attributes)
      throws IOException {
    if (!attributes.isEmpty()) {
      json.writeObjectFieldStart("attributes");
      for (Map.Entry<String, String> each : new TreeMap<>(attributes).entrySet()) {
        json.writeStringField(each.getKey(), each.getValue());
      }
      json.writeEndObject();
    }
  }

  private void entries(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("entries");
    Long before = Long.MAX_VALUE;
    while (before != null) {
      Page<StatementLine> part =
          standings.statement(
              subject.community(),
              subject.member().memberId(),
              StatementFilter.ALL,
              before,
              Page.ROWS_MAX);
      for (StatementLine line : part.rows()) {
        entry(json, line);
      }
      before = part.next();
    }
    json.writeEndArray();
  }

  private static void entry(JsonGenerator json, StatementLine line) throws IOException {
    json.writeStartObject();
    json.writeStringField("entry", OpaqueId.ENTRY.of(line.entryId()));
    identity(json, line.identity());
    json.writeStringField("unit", line.unit());
    json.writeNumberField("change", line.change());
    json.writeStringField("reason", line.reason().name().toLowerCase(Locale.ROOT));
    json.writeStringField("cause", line.cause());
    json.writeNumberField("version", line.version());
    text(json, "type", line.eventType());
    text(json, "item", line.itemId());
    json.writeStringField("happened_at", line.happenedAt().toString());
    json.writeStringField("booked_at", line.bookedAt().toString());
    text(json, "reverses", number(line.reverses()));
    text(json, "reversed_by", number(line.reversedBy()));
    json.writeEndObject();
  }

  private static @Nullable String number(long entry) {
    return entry == 0 ? null : OpaqueId.ENTRY.of(entry);
  }

  private static void text(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null && !value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  private static void texts(JsonGenerator json, String name, Iterable<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
