// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.laurels.core.standing.StatementLine;

/** One entry of a member's statement. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntryView(
    String entry,
    IdentityView identity,
    String unit,
    long change,
    String reason,
    String cause,
    int version,
    @Nullable String source,
    @Nullable String event,
    @Nullable String type,
    @Nullable String item,
    @JsonProperty("happened_at") String happenedAt,
    @JsonProperty("booked_at") String bookedAt,
    @Nullable String reverses,
    @JsonProperty("reversed_by") @Nullable String reversedBy) {
  static EntryView of(StatementLine line) {
    return new EntryView(
        OpaqueId.ENTRY.of(line.entryId()),
        IdentityView.of(line.identity()),
        line.unit(),
        line.change(),
        line.reason().name().toLowerCase(Locale.ROOT),
        line.cause(),
        line.version(),
        line.eventSource(),
        line.eventId(),
        line.eventType(),
        line.itemId(),
        line.happenedAt().toString(),
        line.bookedAt().toString(),
        line.reverses() == 0 ? null : OpaqueId.ENTRY.of(line.reverses()),
        line.reversedBy() == 0 ? null : OpaqueId.ENTRY.of(line.reversedBy()));
  }
}
