// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.BountyStore;
import org.laurels.core.bounty.Paid;
import org.laurels.core.community.Community;
import org.laurels.server.api.OpaqueId;

/**
 * The bounties in a member's export. Of one that somebody else put up only what the member got is
 * told, and of what others got nothing: both are theirs.
 */
record BountyExport(BountyStore bounties, Community community, long memberId) {
  private static final int PART = 200;

  void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("bounties");
    List<Bounty> part = bounties.of(community, memberId, Long.MAX_VALUE, PART);
    while (!part.isEmpty()) {
      Map<Long, List<Paid>> paid = bounties.paid(community, part.stream().map(Bounty::id).toList());
      for (Bounty one : part) {
        write(json, one, paid.getOrDefault(one.id(), List.of()));
      }
      part = bounties.of(community, memberId, part.get(part.size() - 1).id(), PART);
    }
    json.writeEndArray();
  }

  private void write(JsonGenerator json, Bounty one, List<Paid> paid) throws IOException {
    boolean own = !one.isOfCompany() && one.memberId() == memberId;
    long got =
        paid.stream().filter(share -> share.memberId() == memberId).mapToLong(Paid::amount).sum();
    json.writeStartObject();
    json.writeStringField("bounty", OpaqueId.BOUNTY.of(one.id()));
    json.writeStringField("host", one.item().host());
    json.writeStringField("item", one.item().id());
    json.writeStringField("unit", one.unit());
    json.writeBooleanField("own", own);
    if (own) {
      json.writeNumberField("amount", one.amount());
    } else {
      json.writeNumberField("got", got);
    }
    json.writeStringField("state", one.state().name().toLowerCase(Locale.ROOT));
    time(json, "offered_at", one.offeredAt());
    time(json, "expires_at", one.expiresAt());
    time(json, "closed_at", one.closedAt());
    json.writeEndObject();
  }

  private static void time(JsonGenerator json, String name, @Nullable Instant time)
      throws IOException {
    if (time != null) {
      json.writeStringField(name, time.toString());
    }
  }
}
