// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.expression.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurels.core.board.Board;
import org.laurels.core.board.BoardScope;
import org.laurels.core.board.BoardWindow;
import org.laurels.core.board.Season;

/** Reads the boards of a document. */
final class BoardReader {
  private static final int SHOW_MAX = 1_000;
  private static final int SHOW_USUAL = 100;
  private static final int SCOPE_MAX = 100;
  private static final Duration EVERY_MIN = Duration.ofSeconds(5);
  private static final Duration EVERY_MAX = Duration.ofDays(1);
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,4})(s|m|h|d)");
  private static final List<String> WINDOWS =
      Arrays.stream(BoardWindow.values())
          .map(window -> window.name().toLowerCase(Locale.ROOT))
          .toList();

  private final Set<String> units;

  BoardReader(Set<String> units) {
    this.units = units;
  }

  List<Board> read(Draft draft) {
    List<Board> boards = new ArrayList<>();
    draft.entries(Section.BOARDS).forEach((id, fields) -> read(id, fields).ifPresent(boards::add));
    return boards;
  }

  private Optional<Board> read(String id, Fields fields) {
    fields.allow(
        List.of("id", "name", "unit", "count", "window", "scope", "seasons", "show", "every"));
    @Nullable String unit =
        fields.find("unit").flatMap(value -> value.oneOf("unit", units)).orElse(null);
    @Nullable String count = fields.find("count").flatMap(BoardReader::eventType).orElse(null);
    if (fields.has("unit") == fields.has("count")) {
      fields
          .problems()
          .add(fields.place(), "a board has 'unit', whose amounts it compares, or 'count'");
    }
    Optional<BoardWindow> window = fields.require("window").flatMap(BoardReader::window);
    int show =
        fields
            .find("show")
            .flatMap(value -> value.number(1, SHOW_MAX))
            .orElse((long) SHOW_USUAL)
            .intValue();
    Duration every =
        fields
            .find("every")
            .flatMap(value -> span(value, EVERY_MIN, EVERY_MAX))
            .orElse(Board.EVERY_USUAL);
    String name = fields.find("name").flatMap(Value::title).orElse(named(id));
    BoardScope scope = fields.find("scope").map(BoardReader::scope).orElse(BoardScope.ALL);
    List<Season> seasons = fields.find("seasons").map(SeasonReader::read).orElse(List.of());
    if (window.isPresent() && (window.get() == BoardWindow.SEASON) == seasons.isEmpty()) {
      fields
          .problems()
          .add(
              fields.placeOf(seasons.isEmpty() ? "window" : "seasons"),
              "'seasons' go with the window 'season'");
      return Optional.empty();
    }
    return (unit == null) == (count == null) || window.isEmpty()
        ? Optional.empty()
        : Optional.of(new Board(id, name, unit, count, window.get(), scope, seasons, show, every));
  }

  private static Optional<String> eventType(Value value) {
    return EventTypeNames.read(value).stream().findFirst();
  }

  private static Optional<BoardWindow> window(Value value) {
    return value
        .oneOf("window", WINDOWS)
        .map(name -> BoardWindow.valueOf(name.toUpperCase(Locale.ROOT)));
  }

  private static String named(String id) {
    return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1).replace('-', ' ');
  }

  private static BoardScope scope(Value value) {
    Optional<Fields> fields = value.fields("a map of what counts");
    if (fields.isEmpty()) {
      return BoardScope.ALL;
    }
    fields.get().allow(List.of("kinds", "except-kinds", "teams", "boards", "tags"));
    return new BoardScope(
        names(fields.get(), "kinds"),
        names(fields.get(), "except-kinds"),
        names(fields.get(), "teams"),
        names(fields.get(), "boards"),
        names(fields.get(), "tags"));
  }

  private static Set<String> names(Fields fields, String key) {
    Set<String> names = new LinkedHashSet<>();
    fields
        .find(key)
        .ifPresent(
            value -> {
              value.oneOrMore().forEach(one -> one.scalar("a name").ifPresent(names::add));
              if (names.isEmpty() || names.size() > SCOPE_MAX) {
                value.problems().add(value.place(), "1 to " + SCOPE_MAX + " names are wanted here");
              }
            });
    return names;
  }

  /** A span of time such as 30s, 5m, 12h or 3d. */
  static Optional<Duration> span(Value value, Duration min, Duration max) {
    Optional<String> said = value.scalar("a span of time");
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = SPAN.matcher(said.get());
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      Duration span =
          switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          };
      if (span.compareTo(min) >= 0 && span.compareTo(max) <= 0) {
        return Optional.of(span);
      }
    }
    value
        .problems()
        .add(
            value.place(),
            "a span from "
                + words(min)
                + " to "
                + words(max)
                + " such as 30s, 5m, 12h or 3d is"
                + " wanted here");
    return Optional.empty();
  }

  private static String words(Duration span) {
    return span.toDays() > 0 ? span.toDays() + "d" : span.toSeconds() + "s";
  }
}
