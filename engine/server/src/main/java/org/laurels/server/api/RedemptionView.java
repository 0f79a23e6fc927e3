// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.laurels.core.redemption.Redemption;

/**
 * A redemption.
 *
 * @param code what the member has bought, where that is a code
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RedemptionView(
    String redemption,
    String member,
    String reward,
    String kind,
    String unit,
    long amount,
    long matched,
    String state,
    @JsonProperty("approvals_needed") int approvalsNeeded,
    @JsonProperty("approved_by") List<String> approvedBy,
    int attempts,
    @JsonProperty("next_check_at") @Nullable String nextCheckAt,
    @Nullable String reference,
    @Nullable String note,
    @Nullable String code,
    @JsonProperty("requested_at") String requestedAt,
    @JsonProperty("changed_at") String changedAt) {
  static RedemptionView of(Redemption one) {
    return of(one, null);
  }

  static RedemptionView of(Redemption one, @Nullable String code) {
    return new RedemptionView(
        OpaqueId.REDEMPTION.of(one.id()),
        OpaqueId.MEMBER.of(one.memberId()),
        one.reward(),
        one.kind().name().toLowerCase(Locale.ROOT),
        one.unit(),
        one.amount(),
        one.matched(),
        one.state().name().toLowerCase(Locale.ROOT),
        one.approvalsNeeded(),
        one.approvedBy().stream().sorted().toList(),
        one.attempts(),
        one.nextCheckAt() == null ? null : one.nextCheckAt().toString(),
        one.reference().isEmpty() ? null : one.reference(),
        one.note().isEmpty() ? null : one.note(),
        code,
        one.requestedAt().toString(),
        one.changedAt().toString());
  }

  /** As it is told, and kept to be told again. */
  static String text(Redemption one) {
    return MoneyCalls.text(of(one));
  }
}
