// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.laurels.core.board.BoardRow;
import org.laurels.core.community.Community;
import org.laurels.core.community.PublishedProgramme;
import org.laurels.core.member.Identity;
import org.laurels.core.standing.HeldBadge;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.Page;
import org.laurels.core.standing.StatementLine;
import org.laurels.server.Wiring;
import org.laurels.server.board.BoardLooks;

/** The rows of an export. Each method answers how many it wrote. */
final class ExportRows {
  private final Wiring wiring;
  private final Community community;
  private long written;

  ExportRows(Wiring wiring, Community community) {
    this.wiring = wiring;
    this.community = community;
  }

  private interface Cells {
    void write() throws IOException;
  }

  long standings(RowWriter rows) throws IOException {
    rows.begin(List.of("identity", "unit", "amount", "rank", "host", "member"));
    Set<String> units = units();
    Consumer<MemberStanding> sink = standing -> write(() -> standing(rows, units, standing));
    wiring.standings().eachMember(community, sink);
    return written;
  }

  /** Those of the newest programme; a member who never had any of one has 0 of it. */
  private Set<String> units() {
    List<PublishedProgramme> versions = wiring.communities().versions(community);
    int newest = versions.get(versions.size() - 1).number();
    return wiring.programmes().upTo(community, newest).latest().programme().units().keySet();
  }

  private void standing(RowWriter rows, Set<String> units, MemberStanding standing)
      throws IOException {
    Set<String> all = new TreeSet<>(units);
    all.addAll(standing.balances().keySet());
    for (Identity identity : standing.identities()) {
      for (String unit : all) {
        rows.row(
            identity.id(),
            unit,
            standing.balances().getOrDefault(unit, 0L),
            nothingIfEmpty(standing.rank()),
            identity.host(),
            standing.memberId());
        written++;
      }
    }
  }

  long badges(RowWriter rows) throws IOException {
    rows.begin(List.of("identity", "badge", "granted_at", "item", "event", "host", "version"));
    wiring.standings().eachBadge(community, badge -> write(() -> badge(rows, badge)));
    return written;
  }

  private void badge(RowWriter rows, HeldBadge badge) throws IOException {
    rows.row(
        badge.identity().id(),
        badge.badge(),
        badge.grantedAt().toString(),
        badge.itemId(),
        badge.eventId(),
        badge.identity().host(),
        badge.version());
    written++;
  }

  long entries(RowWriter rows) throws IOException {
    rows.begin(
        List.of(
            "entry",
            "identity",
            "unit",
            "change",
            "reason",
            "cause",
            "version",
            "event",
            "type",
            "item",
            "happened_at",
            "booked_at",
            "reverses",
            "host"));
    wiring.standings().eachEntry(community, entry -> write(() -> entry(rows, entry)));
    return written;
  }

  private void entry(RowWriter rows, StatementLine entry) throws IOException {
    rows.row(
        entry.entryId(),
        entry.identity().id(),
        entry.unit(),
        entry.change(),
        Words.reason(entry.reason()),
        entry.cause(),
        entry.version(),
        entry.eventId(),
        entry.eventType(),
        entry.itemId(),
        entry.happenedAt().toString(),
        entry.bookedAt().toString(),
        entry.reverses() == 0 ? null : (Long) entry.reverses(),
        entry.identity().host());
    written++;
  }

  long boards(RowWriter rows) throws IOException {
    rows.begin(
        List.of("board", "period", "position", "identity", "amount", "host", "member", "as_of"));
    wiring.boards().due(community);
    for (BoardLooks.Look look : wiring.boardLooks().all(community)) {
      for (int from = 0; from < look.members(); from += Page.ROWS_MAX) {
        board(rows, look, look.taken().table().rows(from, Page.ROWS_MAX));
      }
    }
    return written;
  }

  private void board(RowWriter rows, BoardLooks.Look look, List<BoardRow> lines)
      throws IOException {
    Map<Long, MemberStanding> members = new HashMap<>();
    wiring
        .standings()
        .members(community, lines.stream().map(BoardRow::memberId).toList())
        .forEach(member -> members.put(member.memberId(), member));
    for (BoardRow line : lines) {
      MemberStanding member = members.get(line.memberId());
      for (Identity identity : member == null ? List.<Identity>of() : member.identities()) {
        rows.row(
            look.board().id(),
            look.period(),
            line.position(),
            identity.id(),
            line.amount(),
            identity.host(),
            line.memberId(),
            String.valueOf(look.asOf()));
        written++;
      }
    }
  }

  private static @Nullable String nothingIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static void write(Cells cells) {
    try {
      cells.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
