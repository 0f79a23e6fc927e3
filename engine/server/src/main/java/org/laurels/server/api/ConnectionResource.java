// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.connection.Outcome;
import org.laurels.server.access.OpenedCommunity;
import org.laurels.server.connection.ConnectionBook;
import org.laurels.server.connection.ConnectionCheck;
import org.laurels.server.connection.Connections;
import org.laurels.server.connection.Preview;
import org.laurels.server.connection.Replay;
import org.laurels.server.problem.ErrorCode;
import org.laurels.server.problem.Problem;
import org.laurels.server.problem.ProblemException;
import org.laurels.spi.InvalidConfigException;
import org.laurels.spi.Probe;

/**
 * A community's connections: made and changed, how they fare, what they would give, on and off. A
 * secret is told only by the answer to the call that made it up.
 */
@Path("/api/v1/communities/{community}/connections")
@Produces(MediaType.APPLICATION_JSON)
public final class ConnectionResource {
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final Connections connections;
  private final Supplier<String> publicUrl;

  public ConnectionResource(Connections connections, Supplier<String> publicUrl) {
    this.connections = connections;
    this.publicUrl = publicUrl;
  }

  /** What waiting requests would give. */
  public record PreviewView(
      long requests,
      long refused,
      boolean whole,
      long events,
      long known,
      Map<String, Long> awards,
      Map<String, Long> badges) {}

  /**
   * What was found.
   *
   * @param asked whether the host could be asked
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CheckView(
      boolean good,
      boolean asked,
      @JsonProperty("heard_at") @Nullable String heardAt,
      List<Probe.Finding> findings) {}

  /** What came of trying requests again. */
  public record ReplayView(long done, long left) {}

  /** All connections. */
  public record ListView(List<ConnectionView> items) {}

  @GET
  public ListView all(@Context ContainerRequestContext request) {
    return new ListView(
        connections.book().all(OpenedCommunity.of(request)).stream().map(this::view).toList());
  }

  @GET
  @Path("/{connection}")
  public ConnectionView one(
      @Context ContainerRequestContext request, @PathParam("connection") String name) {
    return view(find(request, name));
  }

  /** Adds one, which is off. Secrets that are made up for it are in this answer alone. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(@Context ContainerRequestContext request, InputStream body)
      throws IOException {
    ConnectionFields.Fresh fresh = ConnectionFields.fresh(body);
    try {
      return fresh(
          CREATED,
          connections
              .book()
              .add(OpenedCommunity.of(request), fresh.name(), fresh.connector(), fresh.wanted()));
    } catch (InvalidConfigException e) {
      throw ConnectionFields.wrong(e);
    }
  }

  /** Changes what is said; what is not said stays, and an empty text takes a field out. */
  @PUT
  @Path("/{connection}")
  @Consumes(MediaType.APPLICATION_JSON)
  public ConnectionView change(
      @Context ContainerRequestContext request,
      @PathParam("connection") String name,
      InputStream body)
      throws IOException {
    Connection before = find(request, name);
    ConnectionBook.Wanted wanted = ConnectionFields.change(body);
    try {
      return view(connections.book().change(before, wanted));
    } catch (InvalidConfigException e) {
      throw ConnectionFields.wrong(e);
    }
  }

  /** Removes one with all that is kept of it; what it booked stays. */
  @DELETE
  @Path("/{connection}")
  public void remove(
      @Context ContainerRequestContext request, @PathParam("connection") String name) {
    boolean unused = connections.book().remove(find(request, name));
  }

  /** Makes a new secret up; the one so far is good until it is taken out. */
  @POST
  @Path("/{connection}/rotate")
  public Response rotate(
      @Context ContainerRequestContext request, @PathParam("connection") String name) {
    try {
      return fresh(OK, connections.book().rotate(find(request, name), null));
    } catch (InvalidConfigException e) {
      throw ConnectionFields.wrong(e);
    }
  }

  /** Tries one out. */
  @POST
  @Path("/{connection}/check")
  public CheckView check(
      @Context ContainerRequestContext request, @PathParam("connection") String name) {
    ConnectionCheck.Result result = connections.check(find(request, name));
    return new CheckView(
        result.isGood(),
        result.asked(),
        result.heardAt().map(Object::toString).orElse(null),
        result.findings());
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
  public ConnectionView switchOff(
      @Context ContainerRequestContext request, @PathParam("connection") String name) {
    boolean unused = connections.book().change(find(request, name), State.OFF);
    return view(find(request, name));
  }

  /** Tries refused requests again, such as after a change of a mapping. */
  @POST
  @Path("/{connection}/replay")
  public ReplayView replay(
      @Context ContainerRequestContext request,
      @PathParam("connection") String name,
      @QueryParam("outcome") @Nullable String outcome) {
    Connection connection = find(request, name);
    if (connection.state() != State.ON) {
      throw new ProblemException(
          ErrorCode.REFUSED, "The connection is not on; what waits is booked when it is.");
    }
    long done = 0;
    long left = 0;
    for (Outcome each : outcomes(outcome)) {
      Replay.Result result =
          connections.replay().run(OpenedCommunity.of(request), connection, each);
      done += result.done();
      left += result.left();
    }
    return new ReplayView(done, left);
  }

  /** That refusal; all of them where none is said. */
  private static List<Outcome> outcomes(@Nullable String word) {
    List<Outcome> found =
        Outcome.refusals().stream()
            .filter(each -> word == null || each.word().equals(word))
            .toList();
    if (found.isEmpty()) {
      throw new ProblemException(
          ErrorCode.INVALID_PARAMETER,
          Problem.of(ErrorCode.INVALID_PARAMETER, "outcome must be that of a refusal")
              .at("outcome"));
    }
    return found;
  }

  /** Begins to ask the host for what it did not send; what comes of it, the connection tells. */
  @POST
  @Path("/{connection}/catch-up")
  public Response catchUp(
      @Context ContainerRequestContext request, @PathParam("connection") String name) {
    Connection connection = find(request, name);
    Optional<String> refusal = connections.catchUps().refusal(connection);
    if (refusal.isPresent()) {
      throw new ProblemException(ErrorCode.REFUSED, "Not caught up: " + refusal.get() + ".");
    }
    connections.catchUps().start(OpenedCommunity.of(request), connection);
    return Response.accepted(view(connection)).build();
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

  private ConnectionView view(Connection connection) {
    return ConnectionView.of(connections, connection, publicUrl.get(), null);
  }

  private Response fresh(int status, ConnectionBook.Configured configured) {
    return Response.status(status)
        .header("Cache-Control", "no-store")
        .entity(
            ConnectionView.of(
                connections, configured.connection(), publicUrl.get(), configured.made()))
        .build();
  }
}
