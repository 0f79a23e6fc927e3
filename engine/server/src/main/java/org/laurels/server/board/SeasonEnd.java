// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.board;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.laurels.core.board.Board;
import org.laurels.core.board.BoardRow;
import org.laurels.core.board.BoardStore;
import org.laurels.core.board.BoardTable;
import org.laurels.core.board.BoardTables;
import org.laurels.core.board.Edition;
import org.laurels.core.board.Periods;
import org.laurels.core.board.Season;
import org.laurels.core.community.Community;
import org.laurels.core.event.Event;
import org.laurels.core.event.EventTypes;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.Receipt;
import org.laurels.core.member.Identity;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;

/**
 * Tells of the winners of a season that is over: an event for each, which rules may reward as any
 * other. Its id names the season and the place, so that however often it is told, by however many
 * processes, it counts once.
 */
public final class SeasonEnd {
  /** Attributes of the events. */
  public static final String BOARD = "board";

  public static final String SEASON = "season";

  private final BoardStore store;
  private final BoardTables tables;
  private final StandingStore standings;
  private final Intake intake;

  public SeasonEnd(BoardStore store, BoardTables tables, StandingStore standings, Intake intake) {
    this.store = store;
    this.tables = tables;
    this.standings = standings;
    this.intake = intake;
  }

  /** Tells of those that nobody was told of yet. */
  void tell(Community community, Board board, ZoneId zone) {
    Periods periods = new Periods(board, zone);
    for (Edition edition : store.winnersUntold(community, board.id())) {
      Optional<Season> season = periods.season(edition.period());
      if (season.isPresent()) {
        List<Event> events = events(community, board, season.get(), edition, zone);
        for (Receipt receipt : intake.accept(community, events)) {
          if (receipt.status() == Receipt.Status.REFUSED) {
            throw new IllegalStateException(
                "the end of season " + season.get().id() + " was refused: " + receipt.problem());
          }
        }
      }
      store.winnersTold(edition);
    }
  }

  private List<Event> events(
      Community community, Board board, Season season, Edition edition, ZoneId zone) {
    BoardTable table = tables.of(edition);
    Instant when = edition.period().end(zone).plus(season.settle());
    List<Event> events = new ArrayList<>();
    for (int index = 0; index < table.size(); index++) {
      BoardRow row = table.at(index);
      if (row.position() > season.winners()) {
        break;
      }
      int place = index;
      standings
          .member(community, row.memberId())
          .ifPresent(member -> events.add(event(board, season, place, row, member, when)));
    }
    return events;
  }

  private static Event event(
      Board board, Season season, int place, BoardRow row, MemberStanding member, Instant when) {
    Identity identity = member.identities().get(0);
    Map<String, String> attributes = new HashMap<>();
    attributes.put(Event.HOST, identity.host());
    attributes.put(BOARD, board.id());
    attributes.put(SEASON, season.id());
    return new Event(
        Event.OWN_SOURCE,
        "season/" + board.id() + "/" + season.id() + "/" + place,
        EventTypes.SEASON_WON,
        when,
        place,
        identity.id(),
        null,
        row.position(),
        attributes,
        null);
  }
}
