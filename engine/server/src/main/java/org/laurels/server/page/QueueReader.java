// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.laurels.core.programme.Programme;
import org.laurels.core.redemption.Redemption;
import org.laurels.core.redemption.RedemptionState;
import org.laurels.core.reward.Reward;
import org.laurels.server.access.Viewer;
import org.laurels.server.api.OpaqueId;

/** Reads which redemptions wait for a person. */
final class QueueReader {
  private static final int ROWS_MAX = 50;
  private static final int PART = 200;
  private static final int PARTS_MAX = 10;

  private final CreditPages.Sources from;
  private final Members members;

  QueueReader(CreditPages.Sources from, Members members) {
    this.from = from;
    this.members = members;
  }

  QueuePage read(Visit visit, Viewer.Operator reader, String news, String fault, String csrf) {
    List<Redemption> wanting =
        from.redemptionStore().list(visit.community(), RedemptionState.HELD, 0, ROWS_MAX);
    List<Redemption> open = open(visit);
    Programme programme = CreditPages.versions(from, visit).latest().programme();
    Map<Long, MemberHead> heads =
        members.heads(
            visit,
            Stream.concat(wanting.stream(), open.stream())
                .map(Redemption::memberId)
                .distinct()
                .toList());
    return new QueuePage(
        news,
        fault,
        wanting.stream().map(one -> row(visit, programme, heads, reader, one)).toList(),
        open.stream().map(one -> row(visit, programme, heads, reader, one)).toList(),
        csrf);
  }

  /** Those of a person stand among those of machines, which may be many. */
  private List<Redemption> open(Visit visit) {
    List<Redemption> open = new ArrayList<>();
    long after = 0;
    for (int i = 0; i < PARTS_MAX && open.size() < ROWS_MAX; i++) {
      List<Redemption> part =
          from.redemptionStore().list(visit.community(), RedemptionState.SUBMITTED, after, PART);
      part.stream()
          .filter(one -> one.kind() == Reward.Kind.MANUAL)
          .limit(ROWS_MAX - open.size())
          .forEach(open::add);
      if (part.size() < PART) {
        break;
      }
      after = part.get(PART - 1).id();
    }
    return open;
  }

  private static QueuePage.Row row(
      Visit visit,
      Programme programme,
      Map<Long, MemberHead> heads,
      Viewer.Operator reader,
      Redemption one) {
    Words words = visit.words();
    String former = words.of("member.former");
    String id = OpaqueId.REDEMPTION.of(one.id());
    return new QueuePage.Row(
        id,
        heads.getOrDefault(
            one.memberId(), new MemberHead(former, "", "", MemberHead.initial(former))),
        TransferRows.rewardName(programme, one.reward()),
        words.number(one.amount()),
        words.unit(one.unit()),
        words.moment(one.requestedAt()),
        one.approvalsNeeded() > 1
            ? words.of("queue.approvals", one.approvedBy().size(), one.approvalsNeeded())
            : "",
        one.approvedBy().contains(reader.name()),
        visit.link(CreditPages.REDEMPTIONS) + "/" + id,
        FormKey.fresh(),
        FormKey.fresh());
  }
}
