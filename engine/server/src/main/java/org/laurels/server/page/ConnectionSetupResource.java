// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.core.connection.Connection;
import org.laurels.server.access.FormToken;
import org.laurels.server.access.MultipartForm;
import org.laurels.server.connection.Connections;
import org.laurels.spi.ConfigField;
import org.laurels.spi.ConfigProblem;
import org.laurels.spi.Connector;
import org.laurels.spi.InvalidConfigException;

/** Changes what is configured of a connection, and removes it: for operators alone. */
@Path("/c/{community}" + ConnectionPages.CONNECTIONS + "/{connection}")
@Produces(PageView.MEDIA_TYPE)
public final class ConnectionSetupResource {
  static final String SETTINGS = "/settings";
  static final String REMOVE = "/remove";

  private static final int REFUSED = 409;
  private static final int FORM_BYTES_MAX = 1 << 20;

  private final Visits visits;
  private final Connections connections;

  ConnectionSetupResource(Visits visits, Connections connections) {
    this.visits = visits;
    this.connections = connections;
  }

  /** A page that asks whether one is sure. */
  public record RemovePage(String name, String action, String back, String csrf) {}

  @GET
  @Path(SETTINGS)
  public PageView settings(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("connection") String name) {
    Visit visit = visit(request, community);
    Connection connection = ConnectionPages.find(connections, visit, name);
    ConnectionForm form =
        ConnectionForm.of(
            fields(connection, connector(connection)),
            connection,
            connections.book().shown(connection));
    return page(request, visit, connection, form, List.of());
  }

  /** Changes it. A form that is older than the last change changes nothing. */
  @POST
  @Path(SETTINGS)
  @Consumes(MultipartForm.MEDIA_TYPE)
  public Response change(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("connection") String name,
      InputStream body)
      throws IOException {
    Visit visit = visit(request, community);
    Connection connection = ConnectionPages.find(connections, visit, name);
    MultipartForm sent = MultipartForm.read(request.getMediaType(), body, FORM_BYTES_MAX);
    ConnectionForm form = ConnectionForm.read(fields(connection, connector(connection)), sent);
    List<ConfigProblem> problems = form.problems();
    if (!sent.text("version").equals(Integer.toString(connection.version()))) {
      problems = List.of(new ConfigProblem("form", visit.words().of("connections.fault.old")));
    }
    if (problems.isEmpty()) {
      try {
        Connection unused = connections.book().change(connection, form.changed());
        return CreditPages.redirect(
            ConnectionPages.address(visit, connection.name()) + "?done=changed");
      } catch (InvalidConfigException e) {
        problems = e.problems();
      }
    }
    return Response.status(REFUSED)
        .entity(page(request, visit, connection, form, problems))
        .build();
  }

  @GET
  @Path(REMOVE)
  public PageView sure(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("connection") String name) {
    Visit visit = visit(request, community);
    Connection connection = ConnectionPages.find(connections, visit, name);
    String address = ConnectionPages.address(visit, connection.name());
    return PageView.of(
        visit,
        "connection-remove",
        ConnectionListResource.SECTION,
        visit.words().of("connections.remove.title", connection.name()),
        new RemovePage(connection.name(), address + REMOVE, address, FormToken.of(request).text()));
  }

  @POST
  @Path(REMOVE)
  public Response remove(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("connection") String name,
      @FormParam("sure") @Nullable String sure) {
    Visit visit = visit(request, community);
    Connection connection = ConnectionPages.find(connections, visit, name);
    if (!"yes".equals(sure)) {
      throw new BadRequestException();
    }
    boolean unused = connections.book().remove(connection);
    return CreditPages.redirect(
        visit.link(ConnectionPages.CONNECTIONS) + "?removed=" + Visit.part(connection.name()));
  }

  private Visit visit(ContainerRequestContext request, String community) {
    Visit visit = visits.of(request, community);
    CreditPages.operator(visit);
    return visit;
  }

  /** Without its plugin, nobody knows what can be configured. */
  private Connector connector(Connection connection) {
    return connections.book().connector(connection).orElseThrow(NotFoundException::new);
  }

  /** The secret that can be rotated has a form of its own, where none is lost. */
  private List<ConfigField> fields(Connection connection, Connector connector) {
    Set<String> elsewhere =
        connections.book().rotates(connection)
            ? Set.of(ConfigField.SECRET, ConfigField.SECRET_BEFORE)
            : Set.of();
    return connector.fields().stream().filter(each -> !elsewhere.contains(each.name())).toList();
  }

  private PageView page(
      ContainerRequestContext request,
      Visit visit,
      Connection connection,
      ConnectionForm form,
      List<ConfigProblem> problems) {
    String address = ConnectionPages.address(visit, connection.name());
    Connector connector = connector(connection);
    return PageView.of(
        visit,
        "connection-form",
        ConnectionListResource.SECTION,
        visit.words().of("connections.settings.of", connection.name()),
        new ConnectionFormPage(
            connection.name(),
            connector.name(),
            connector.description(),
            ConnectResource.lines(visit.words(), form, problems),
            form.fields(problems, connections.book().secretsSet(connection)),
            !problems.isEmpty(),
            ConnectResource.faults(form, problems),
            Integer.toString(connection.version()),
            address + SETTINGS,
            address,
            FormToken.of(request).text()));
  }
}
