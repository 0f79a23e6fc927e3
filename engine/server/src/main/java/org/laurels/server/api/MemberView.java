// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurels.core.standing.MemberStanding;

/** A member's figures. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberView(
    String id,
    List<IdentityView> identities,
    SortedMap<String, Long> balances,
    @Nullable String rank,
    @Nullable String joined) {
  static MemberView of(MemberStanding member) {
    return new MemberView(
        OpaqueId.MEMBER.of(member.memberId()),
        member.identities().stream().map(IdentityView::of).toList(),
        new TreeMap<>(member.balances()),
        member.rank().isEmpty() ? null : member.rank(),
        member.joined() == null ? null : member.joined().toString());
  }
}
