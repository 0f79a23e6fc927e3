// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laurels.core.connection.Connection;
import org.laurels.core.connection.Connection.State;
import org.laurels.core.connection.Outcome;
import org.laurels.server.connection.ConnectionBook;
import org.laurels.server.connection.ConnectionCheck;
import org.laurels.server.connection.Connections;
import org.laurels.server.connection.Replay;
import org.laurels.spi.ConfigField;
import org.laurels.spi.InvalidConfigException;

/**
 * One connection, and what is done with it: for operators alone. Steps that change something answer
 * by sending the browser to the page; those that only show something, and the one that shows a
 * secret, answer with the page itself.
 */
@Path("/c/{community}" + ConnectionPages.CONNECTIONS + "/{connection}")
@Produces(PageView.MEDIA_TYPE)
public final class ConnectionPageResource {
  private static final int REFUSED = 409;
  private static final int ANSWERED = 200;

  private final Visits visits;
  private final Connections connections;
  private final ConnectionReader reader;

  ConnectionPageResource(Visits visits, Connections connections, ConnectionReader reader) {
    this.visits = visits;
    this.connections = connections;
    this.reader = reader;
  }

  /** A connection that an operator looks at. */
  private record Asked(ContainerRequestContext request, Visit visit, Connection connection) {
    Words words() {
      return visit.words();
    }
  }

  @GET
  public PageView page(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("connection") String name,
      @QueryParam("done") @Nullable String done,
      @QueryParam("taken") @Nullable String taken,
      @QueryParam("left") @Nullable String left) {
    Asked asked = asked(request, community, name);
    String news = news(asked.words(), Objects.requireNonNullElse(done, ""), taken, left);
    return reader.page(request, asked.visit(), asked.connection(), ConnectionPage.Told.news(news));
  }

  private static String news(
      Words words, String done, @Nullable String taken, @Nullable String left) {
    return switch (done) {
      case "on" ->
          isCount(taken) && isCount(left) ? words.of("connections.news.on", taken, left) : "";
      case "replayed" ->
          isCount(taken) && isCount(left) ? words.of("connections.news.replayed", taken, left) : "";
      case "off" -> words.of("connections.news.off");
      case "changed" -> words.of("connections.news.changed");
      case "retired" -> words.of("connections.news.retired");
      default -> "";
    };
  }

  private static boolean isCount(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}");
  }

  @POST
  @Path("/check")
  public Response check(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("connection") String name) {
    Asked asked = asked(request, community, name);
    ConnectionCheck.Result result = connections.check(asked.connection());
    Words words = asked.words();
    String cannotAsk =
        result.asked()
            ? ""
            : result
                .heardAt()
                .map(at -> words.of("connections.check.heard", words.moment(at).full()))
                .orElseGet(() -> words.of("connections.check.never"));
    return shown(asked, ANSWERED, ConnectionPage.Told.found(result.findings(), cannotAsk));
  }

  /** Shows what waiting requests would give; a connection that is off begins to preview. */
  @POST
  @Path("/preview")
  public Response preview(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("connection") String name) {
    Asked asked = asked(request, community, name);
    if (asked.connection().state() == State.OFF) {
      boolean unused = connections.book().change(asked.connection(), State.PREVIEWING);
    }
    return shown(
        asked,
        ANSWERED,
        ConnectionPage.Told.ahead(
            ConnectionReader.ahead(
                asked.visit(),
                connections.preview().run(asked.visit().community(), asked.connection()))));
  }

  @POST
  @Path("/switch-on")
  public Response switchOn(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("connection") String name) {
    Asked asked = asked(request, community, name);
    Replay.Result result = connections.switchOn(asked.visit().community(), asked.connection());
    return done(asked, "on&taken=" + result.done() + "&left=" + result.left());
  }

  @POST
  @Path("/switch-off")
  public Response switchOff(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("connection") String name) {
    Asked asked = asked(request, community, name);
    boolean unused = connections.book().change(asked.connection(), State.OFF);
    return done(asked, "off");
  }

  /**
   * Tries refused requests again.
   *
   * @param outcome which; all where none is said
   */
  @POST
  @Path("/replay")
  public Response replay(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("connection") String name,
      @FormParam("outcome") @Nullable String outcome) {
    Asked asked = asked(request, community, name);
    if (asked.connection().state() != State.ON) {
      return shown(
          asked, REFUSED, ConnectionPage.Told.fault(asked.words().of("connections.fault.off")));
    }
    String wanted = Objects.requireNonNullElse(outcome, "");
    List<Outcome> outcomes =
        Outcome.refusals().stream()
            .filter(each -> wanted.isEmpty() || each.word().equals(wanted))
            .toList();
    if (outcomes.isEmpty()) {
      throw new BadRequestException();
    }
    long taken = 0;
    long left = 0;
    for (Outcome each : outcomes) {
      Replay.Result result =
          connections.replay().run(asked.visit().community(), asked.connection(), each);
      taken += result.done();
      left += result.left();
    }
    return done(asked, "replayed&taken=" + taken + "&left=" + left);
  }

  /**
   * Gives it a new secret, which is on this answer alone. The same form again is older than the
   * change it made, and changes nothing.
   */
  @POST
  @Path("/rotate")
  public Response rotate(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("connection") String name,
      @FormParam("version") @Nullable String version,
      @FormParam("secret") @Nullable String secret) {
    Asked asked = asked(request, community, name);
    if (isOld(asked, version)) {
      return old(asked);
    }
    String given = Objects.requireNonNullElse(secret, "").strip();
    try {
      ConnectionBook.Configured fresh =
          connections.book().rotate(asked.connection(), given.isEmpty() ? null : given);
      String news = asked.words().of("connections.news.rotated");
      return shown(asked, ANSWERED, ConnectionPage.Told.news(news).with(fresh.made()));
    } catch (InvalidConfigException e) {
      return shown(asked, REFUSED, ConnectionPage.Told.fault(String.valueOf(e.getMessage())));
    }
  }

  /** Takes the secret before the one in use out. */
  @POST
  @Path("/retire")
  public Response retire(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("connection") String name,
      @FormParam("version") @Nullable String version) {
    Asked asked = asked(request, community, name);
    if (isOld(asked, version)) {
      return old(asked);
    }
    try {
      Connection unused =
          connections
              .book()
              .change(
                  asked.connection(),
                  new ConnectionBook.Wanted(null, null, Map.of(ConfigField.SECRET_BEFORE, "")));
      return done(asked, "retired");
    } catch (InvalidConfigException e) {
      return shown(asked, REFUSED, ConnectionPage.Told.fault(String.valueOf(e.getMessage())));
    }
  }

  private static boolean isOld(Asked asked, @Nullable String version) {
    return !Integer.toString(asked.connection().version()).equals(version);
  }

  private Response old(Asked asked) {
    return shown(
        asked, REFUSED, ConnectionPage.Told.fault(asked.words().of("connections.fault.old")));
  }

  private Asked asked(ContainerRequestContext request, String community, String name) {
    Visit visit = visits.of(request, community);
    CreditPages.operator(visit);
    return new Asked(request, visit, ConnectionPages.find(connections, visit, name));
  }

  /** As it is after the step. */
  private Response shown(Asked asked, int status, ConnectionPage.Told told) {
    Connection now = ConnectionPages.find(connections, asked.visit(), asked.connection().name());
    return Response.status(status)
        .header("Cache-Control", "no-store")
        .entity(reader.page(asked.request(), asked.visit(), now, told))
        .build();
  }

  private static Response done(Asked asked, String what) {
    return CreditPages.redirect(
        ConnectionPages.address(asked.visit(), asked.connection().name()) + "?done=" + what);
  }
}
