// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;
import org.laurels.core.programme.Programme;
import org.laurels.core.programme.Programmes;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.server.api.OpaqueId;

/** Reads what a member has redeemed. */
final class RedemptionReader {
  private static final int ROWS_MAX = 100;

  private final CreditPages.Sources from;
  private final Members members;

  RedemptionReader(CreditPages.Sources from, Members members) {
    this.from = from;
    this.members = members;
  }

  /**
   * The page.
   *
   * @param about the redemption that a form has just made or changed; empty for none
   */
  RedemptionsPage read(
      Visit visit, long memberId, Programmes versions, String about, String fault, String csrf) {
    Programme programme = versions.latest().programme();
    List<RedemptionsPage.Row> rows =
        from.redemptionStore().of(visit.community(), memberId, ROWS_MAX).stream()
            .map(one -> row(visit, programme, one))
            .toList();
    String news =
        rows.stream()
            .filter(row -> row.id().equals(about))
            .map(row -> visit.words().of("redemptions.news", row.reward(), row.state()))
            .findFirst()
            .orElse("");
    return new RedemptionsPage(
        members.head(visit, memberId),
        CreditPages.tabs(visit, memberId, versions, CreditPages.REDEMPTIONS),
        news,
        fault,
        rows,
        csrf);
  }

  private RedemptionsPage.Row row(Visit visit, Programme programme, Redemption one) {
    Words words = visit.words();
    boolean own = visit.self() == one.memberId();
    String id = OpaqueId.REDEMPTION.of(one.id());
    boolean cancels = own && one.state().after(RedemptionState.Step.CANCEL).isPresent();
    String address = Members.address(visit, one.memberId()) + CreditPages.REDEMPTIONS;
    return new RedemptionsPage.Row(
        id,
        TransferRows.rewardName(programme, one.reward()),
        words.number(one.amount()),
        words.unit(one.unit()),
        one.matched() == 0 ? "" : words.of("redemptions.matched", words.number(one.matched())),
        words.moment(one.requestedAt()),
        state(words, one.state()),
        note(words, one),
        own ? from.codes().code(visit.community(), one).orElse("") : "",
        cancels ? address + "/" + id + "/cancel" : "",
        FormKey.fresh());
  }

  static String state(Words words, RedemptionState state) {
    return switch (state) {
      case HELD -> words.of("redemptions.held");
      case APPROVED -> words.of("redemptions.approved");
      case SUBMITTED -> words.of("redemptions.submitted");
      case SETTLED -> words.of("redemptions.settled");
      case REJECTED -> words.of("redemptions.rejected");
      case CANCELLED -> words.of("redemptions.cancelled");
      case RELEASED -> words.of("redemptions.released");
      case REFUNDED -> words.of("redemptions.refunded");
    };
  }

  /** While it is under way, a note is what a machine has said, which is nothing to a member. */
  private static String note(Words words, Redemption one) {
    if (one.state() == RedemptionState.SETTLED) {
      return one.reference().isEmpty() ? "" : words.of("redemptions.reference", one.reference());
    }
    return one.state().holds() || one.note().isEmpty()
        ? ""
        : words.of("redemptions.note", one.note());
  }
}
