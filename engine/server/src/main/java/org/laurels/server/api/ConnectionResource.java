// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.connection.Outcome;
import org.laurels.core.connection.Tally;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.connection.ConnectionHealth;
import org.laurels.server.connection.Connections;
import org.laurels.server.connection.Preview;
import org.laurels.server.connection.Replay;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.ProblemException;

/**
 * A community's connections: how they fare, what they would give, on and off. No secret is told.
 */
@Path("/api/v1/communities/{community}/connections")
@Produces(MediaType.APPLICATION_JSON)
public final class ConnectionResource {
  private final Connections connections;
  private final Supplier<String> publicUrl;

  public ConnectionResource(Connections connections, Supplier<String> publicUrl) {
    this.connections = connections;
    this.publicUrl = publicUrl;
  }

  /** A count and what was said last. */
  public record CountView(
      long count,
      @JsonProperty("last_at") String lastAt,
      @JsonProperty("last_detail") String lastDetail,
      @JsonProperty("lag_millis") long lagMillis) {
    static CountView of(Tally tally) {
      return new CountView(
          tally.count(), tally.lastAt().toString(), tally.lastDetail(), tally.lagMillis());
    }
  }

  /** A connection and how it fares. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(
      String name,
      String plugin,
      String connector,
      String source,
      String state,
      String address,
      Map<String, String> settings,
      @JsonProperty("secrets_set") List<String> secretsSet,
      @JsonProperty("heard_at") @Nullable String heardAt,
      @JsonProperty("silent_for") @Nullable String silentFor,
      Map<String, CountView> counts,
      Map<String, Long> kept) {}

  /** What waiting requests would give. */
  public record PreviewView(
      long requests,
      long refused,
      boolean whole,
      long events,
      long known,
      Map<String, Long> awards,
      Map<String, Long> badges) {}

  /** What came of trying requests again. */
  public record ReplayView(long done, long left) {}

  /** All connections. */
  public record ListView(List<View> items) {}

  @GET
  public ListView all(@Context ContainerRequestContext request) {
    return new ListView(
        connections.book().all(OpenedCommunity.of(request)).stream().map(this::view).toList());
  }

  @GET
  @Path("/{connection}")
  public View one(@Context ContainerRequestContext request, @PathParam("connection") String name) {
    return view(find(request, name));
  }

  /** Shows what the waiting requests would give; a connection that is off begins to preview. */
  @POST
  @Path("/{connection}/preview")
  public PreviewView preview(
      @Context ContainerRequestContext request, @PathParam("connection") String name) {
    Connection connection = find(request, name);
    if (connection.state() == State.OFF) {
      boolean unused = connections.book().change(connection, State.PREVIEWING);
    }
    Preview.Look look = connections.preview().run(OpenedCommunity.of(request), connection);
    return new PreviewView(
        look.requests(),
        look.refused(),
        look.whole(),
        look.outlook().fresh(),
        look.outlook().known(),
        new TreeMap<>(look.outlook().awards()),
        new TreeMap<>(look.outlook().badges()));
  }

  @POST
  @Path("/{connection}/switch-on")
  public ReplayView switchOn(
      @Context ContainerRequestContext request, @PathParam("connection") String name) {
    return view(connections.switchOn(OpenedCommunity.of(request), find(request, name)));
  }

  @POST
  @Path("/{connection}/switch-off")
  public View switchOff(
      @Context ContainerRequestContext request, @PathParam("connection") String name) {
    boolean unused = connections.book().change(find(request, name), State.OFF);
    return view(find(request, name));
  }

  /** Tries refused requests again, such as after a change of a mapping. */
  @POST
  @Path("/{connection}/replay")
  public ReplayView replay(
      @Context ContainerRequestContext request, @PathParam("connection") String name) {
    Connection connection = find(request, name);
    if (connection.state() != State.ON) {
      throw new ProblemException(
          ErrorCode.REFUSED, "The connection is not on; what waits is booked when it is.");
    }
    long done = 0;
    long left = 0;
    for (Outcome outcome : Outcome.values()) {
      if (outcome.isRefusal()) {
        Replay.Result result =
            connections.replay().run(OpenedCommunity.of(request), connection, outcome);
        done += result.done();
        left += result.left();
      }
    }
    return new ReplayView(done, left);
  }

  private static ReplayView view(Replay.Result result) {
    return new ReplayView(result.done(), result.left());
  }

  private Connection find(ContainerRequestContext request, String name) {
    return connections
        .book()
        .find(OpenedCommunity.of(request), name)
        .orElseThrow(
            () -> new ProblemException(ErrorCode.NOT_FOUND, "There is no such connection."));
  }

  private View view(Connection connection) {
    ConnectionHealth health = connections.health(connection);
    Map<String, CountView> counts = new TreeMap<>();
    health.counts().forEach((outcome, tally) -> counts.put(word(outcome), CountView.of(tally)));
    Map<String, Long> kept = new TreeMap<>();
    health.kept().forEach((outcome, count) -> kept.put(word(outcome), count));
    return new View(
        connection.name(),
        connection.setup().plugin(),
        connection.setup().connector(),
        connection.setup().source(),
        word(connection.state()),
        publicUrl.get() + "/hooks/" + connection.hook(),
        connections.book().shown(connection),
        connections.book().secretsSet(connection),
        health.heardAt().map(Object::toString).orElse(null),
        health.silentFor().map(Object::toString).orElse(null),
        counts,
        kept);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
