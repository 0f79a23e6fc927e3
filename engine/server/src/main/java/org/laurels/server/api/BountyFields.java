// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.laurels.core.bounty.Bounties;
import org.laurels.core.bounty.Share;

/** What callers write of bounties. */
final class BountyFields {
  private BountyFields() {}

  /**
   * What is promised.
   *
   * @param member by whom; 0 for the company
   */
  static Bounties.Offer offer(JsonFields fields, long member) {
    fields.onlyThese(Set.of("host", "item", "unit", "amount", "expires_at"));
    Long amount = CallFields.optionalAmount(fields);
    if (amount == null) {
      throw CallFields.wrong("amount", "is missing");
    }
    return new Bounties.Offer(
        member,
        fields.text("host"),
        fields.text("item"),
        fields.text("unit"),
        amount,
        fields.optionalTime("expires_at"));
  }

  /** Who is to get how much; where no parts are written, all get the same. */
  static List<Share> shares(JsonFields fields, ToLongFunction<String> members) {
    fields.onlyThese(Set.of("shares"));
    List<JsonFields> written = fields.objects("shares");
    if (written.isEmpty() || written.size() > Bounties.SHARES_MAX) {
      throw CallFields.wrong("shares", "must be 1 to " + Bounties.SHARES_MAX);
    }
    List<Share> shares = new ArrayList<>(written.size());
    for (JsonFields each : written) {
      each.onlyThese(Set.of("member", "parts"));
      shares.add(new Share(members.applyAsLong(each.text("member")), each.number("parts", 1)));
    }
    return shares;
  }
}
