// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Consumer;
import org.laurels.spi.BackfillContext;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceEventTypes;
import org.laurels.spi.SourceItem;

/**
 * Votes.xml: votes, acceptances and bounties. It tells only their day; they are taken to happen at
 * its end, in the order of their ids.
 */
record VoteRows(DumpIds ids, BackfillContext context) implements RowMapping {
  private static final LocalTime DAY_END = LocalTime.of(23, 59, 59, 999_000_000);

  @Override
  public void map(RowReader row, Consumer<SourceEvent> out) {
    int id = row.id("Id");
    ids.votes.add(id);
    int post = row.id("PostId");
    if (!ids.isContribution(post)) {
      context.skip(
          ids.hasPost(post)
              ? "votes on posts that are neither questions nor answers"
              : "votes on posts that are not in the dump");
      return;
    }
    switch ((int) row.number("VoteTypeId")) {
      case 1 -> out.accept(event(row, id, post, SourceEventTypes.SOLUTION_ACCEPTED).build());
      case 2 -> out.accept(vote(row, id, post, "up", 1).build());
      case 3 -> out.accept(vote(row, id, post, "down", -1).build());
      case 5 ->
          out.accept(vote(row, id, post, "favourite", 0).actor(ids.member(row, "UserId")).build());
      case 8 -> offered(row, id, post, out);
      case 9 ->
          out.accept(
              event(row, id, post, SourceEventTypes.BOUNTY_AWARDED)
                  .value(row.number("BountyAmount", 0))
                  .build());
      default -> context.skip("votes of other types");
    }
  }

  private void offered(RowReader row, int id, int post, Consumer<SourceEvent> out) {
    String by = ids.member(row, "UserId");
    if (by == null) {
      context.skip("bounties offered by nobody in the dump");
      return;
    }
    out.accept(
        event(row, id, post, SourceEventTypes.BOUNTY_OFFERED)
            .actor(by)
            .value(row.number("BountyAmount", 0))
            .build());
  }

  private static SourceEvent.Builder vote(
      RowReader row, int id, int post, String kind, long value) {
    return event(row, id, post, SourceEventTypes.VOTE_CAST)
        .value(value)
        .attributes(Map.of("kind", kind));
  }

  private static SourceEvent.Builder event(RowReader row, int id, int post, String type) {
    Instant day = row.time("CreationDate");
    Instant time = day.atZone(ZoneOffset.UTC).with(DAY_END).toInstant();
    return SourceEvent.builder("vote-" + id, type, time)
        .sequence(id)
        .item(SourceItem.of(String.valueOf(post)));
  }
}
