// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.laurels.core.link.IdentityLink;

/**
 * Two accounts that are, or were, said to be one person's.
 *
 * @param proof code, claim, operator or host
 * @param stands whether it holds
 * @param end who took it apart; absent where it stands, or where a host took back its own merge
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkView(
    String id,
    IdentityView one,
    IdentityView other,
    String proof,
    String by,
    String note,
    @JsonProperty("linked_at") String linkedAt,
    boolean stands,
    @Nullable End end) {
  /** Who took it apart. */
  public record End(String by, String note, String at) {}

  static LinkView of(IdentityLink link) {
    IdentityLink.End end = link.end();
    return new LinkView(
        OpaqueId.LINK.of(link.id()),
        IdentityView.of(link.one().identity()),
        IdentityView.of(link.other().identity()),
        link.note().proof().name().toLowerCase(Locale.ROOT),
        link.note().by(),
        link.note().note(),
        link.linkedAt().toString(),
        link.stands(),
        end == null ? null : new End(end.by(), end.note(), end.at().toString()));
  }
}
