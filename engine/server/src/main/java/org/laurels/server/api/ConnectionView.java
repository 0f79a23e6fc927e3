// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Tally;
import org.laurels.core.delivery.Pace;
import org.laurels.core.delivery.Sending;
import org.laurels.server.connection.ConnectionHealth;
import org.laurels.server.connection.Connections;

/**
 * A connection and how it fares.
 *
 * @param secrets that were made up for it just now; in no other answer
 * @param warnings what an operator should look at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionView(
    String name,
    String plugin,
    String connector,
    String source,
    String state,
    String address,
    Map<String, String> settings,
    @JsonProperty("silence_hours") long silenceHours,
    @JsonProperty("secrets_set") List<String> secretsSet,
    @Nullable Map<String, String> secrets,
    @JsonProperty("heard_at") @Nullable String heardAt,
    @JsonProperty("silent_for") @Nullable String silentFor,
    List<String> warnings,
    @JsonProperty("catch_up") @Nullable CatchUpView catchUp,
    @Nullable Standings standings,
    Map<String, Count> counts,
    Map<String, Long> kept) {

  /** A count and what was said last. */
  public record Count(
      long count,
      @JsonProperty("last_at") String lastAt,
      @JsonProperty("last_detail") String lastDetail,
      @JsonProperty("lag_millis") long lagMillis) {
    static Count of(Tally tally) {
      return new Count(
          tally.count(), tally.lastAt().toString(), tally.lastDetail(), tally.lagMillis());
    }
  }

  /**
   * How showing standings in the host goes.
   *
   * @param shown how many were made to show, ever
   * @param refused how many people the host does not take
   * @param pausedUntil before then nothing is sent
   * @param ended whether the host said that nobody listens any more
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Standings(
      long shown,
      long waiting,
      long refused,
      @JsonProperty("paused_until") @Nullable String pausedUntil,
      boolean ended,
      @Nullable String problem) {
    static Standings of(Sending sending) {
      Pace pace = sending.pace();
      return new Standings(
          pace.delivered(),
          sending.counts().waiting(),
          sending.counts().refused(),
          pace.failures() > 0 && !pace.gone() ? pace.pausedUntil().toString() : null,
          pace.gone(),
          sending.problem().isEmpty() ? null : sending.problem());
    }
  }

  static ConnectionView of(
      Connections connections,
      Connection connection,
      String publicUrl,
      @Nullable Map<String, String> secrets) {
    ConnectionHealth health = connections.health(connection);
    Map<String, Count> counts = new TreeMap<>();
    health.counts().forEach((outcome, tally) -> counts.put(word(outcome), Count.of(tally)));
    Map<String, Long> kept = new TreeMap<>();
    health.kept().forEach((outcome, count) -> kept.put(word(outcome), count));
    return new ConnectionView(
        connection.name(),
        connection.setup().plugin(),
        connection.setup().connector(),
        connection.setup().source(),
        word(connection.state()),
        publicUrl + "/hooks/" + connection.hook(),
        connections.book().shown(connection),
        connection.setup().silence().toHours(),
        connections.book().secretsSet(connection),
        secrets,
        health.heardAt().map(Object::toString).orElse(null),
        health.silentFor().map(Object::toString).orElse(null),
        health.warnings().stream().map(ConnectionView::word).toList(),
        connections
            .catchUps()
            .state(connection)
            .map(state -> CatchUpView.of(state, connections.catchUps().isRunning(connection)))
            .orElse(null),
        health.sending().map(Standings::of).orElse(null),
        counts,
        kept);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
