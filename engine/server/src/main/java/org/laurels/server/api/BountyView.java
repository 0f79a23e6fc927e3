// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.laurels.core.bounty.Bounty;
import org.laurels.core.bounty.Paid;

/**
 * A bounty.
 *
 * @param member who put it up; nobody where that was the company
 * @param shares who got what of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BountyView(
    String bounty,
    @Nullable String member,
    String host,
    String item,
    String unit,
    long amount,
    String state,
    @JsonProperty("offered_at") String offeredAt,
    @JsonProperty("expires_at") @Nullable String expiresAt,
    @JsonProperty("closed_at") @Nullable String closedAt,
    List<PaidView> shares) {
  /** What a member got of it. */
  public record PaidView(String member, long parts, long amount) {
    static PaidView of(Paid paid) {
      return new PaidView(OpaqueId.MEMBER.of(paid.memberId()), paid.parts(), paid.amount());
    }
  }

  static BountyView of(Bounty one, List<Paid> paid) {
    return new BountyView(
        OpaqueId.BOUNTY.of(one.id()),
        one.isOfCompany() ? null : OpaqueId.MEMBER.of(one.memberId()),
        one.item().host(),
        one.item().id(),
        one.unit(),
        one.amount(),
        one.state().name().toLowerCase(Locale.ROOT),
        one.offeredAt().toString(),
        text(one.expiresAt()),
        text(one.closedAt()),
        paid.stream().map(PaidView::of).toList());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  /** As it is told, and kept to be told again. */
  static String text(Bounty one, List<Paid> paid) {
    return MoneyCalls.text(of(one, paid));
  }
}
