// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.Consumes;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.laurels.server.access.FormToken;
import org.laurels.server.access.MultipartForm;
import org.laurels.server.connection.ConnectionBook;
import org.laurels.server.connection.Connections;
import org.laurels.spi.ConfigField;
import org.laurels.spi.ConfigProblem;
import org.laurels.spi.Connector;
import org.laurels.spi.InvalidConfigException;

/** Connects a host: for operators alone. */
@Path("/c/{community}" + ConnectionPages.CONNECT + "/{connector}")
@Produces(PageView.MEDIA_TYPE)
public final class ConnectResource {
  private static final int REFUSED = 409;
  private static final int FORM_BYTES_MAX = 1 << 20;
  private static final Set<String> LINES = Set.of("name", "source", "silence");

  private final Visits visits;
  private final Connections connections;
  private final ConnectionReader reader;

  ConnectResource(Visits visits, Connections connections, ConnectionReader reader) {
    this.visits = visits;
    this.connections = connections;
    this.reader = reader;
  }

  @GET
  public PageView form(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("connector") String name) {
    Visit visit = visits.of(request, community);
    CreditPages.operator(visit);
    Connector connector = connector(name);
    return page(request, visit, connector, ConnectionForm.empty(fields(connector)), List.of());
  }

  /**
   * Makes it. What was made up is on this answer alone: sent again, the form finds the name taken.
   */
  @POST
  @Consumes(MultipartForm.MEDIA_TYPE)
  public Response connect(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @PathParam("connector") String name,
      InputStream body)
      throws IOException {
    Visit visit = visits.of(request, community);
    CreditPages.operator(visit);
    Connector connector = connector(name);
    ConnectionForm form =
        ConnectionForm.read(
            fields(connector), MultipartForm.read(request.getMediaType(), body, FORM_BYTES_MAX));
    List<ConfigProblem> problems = form.problems();
    if (problems.isEmpty()) {
      try {
        ConnectionBook.Configured made =
            connections.book().add(visit.community(), form.name(), name, form.added());
        String news = visit.words().of("connections.news.added");
        return Response.ok(
                reader.page(
                    request,
                    visit,
                    made.connection(),
                    ConnectionPage.Told.news(news).with(made.made())))
            .build();
      } catch (InvalidConfigException e) {
        problems = e.problems();
      }
    }
    return Response.status(REFUSED).entity(page(request, visit, connector, form, problems)).build();
  }

  private Connector connector(String name) {
    return connections.plugins().connector(name).orElseThrow(NotFoundException::new).connector();
  }

  /** A new connection has no secret before the one in use. */
  private static List<ConfigField> fields(Connector connector) {
    return connector.fields().stream()
        .filter(each -> !each.name().equals(ConfigField.SECRET_BEFORE))
        .toList();
  }

  private static PageView page(
      ContainerRequestContext request,
      Visit visit,
      Connector connector,
      ConnectionForm form,
      List<ConfigProblem> problems) {
    Words words = visit.words();
    String title = words.of("connections.connect.one", connector.name());
    String path = visit.link(ConnectionPages.CONNECT);
    List<ConnectionFormPage.Line> lines = new ArrayList<>();
    lines.add(
        new ConnectionFormPage.Line(
            "name",
            words.of("connections.name"),
            words.of("connections.name.help"),
            form.name(),
            true,
            ConnectionForm.said(problems, "name")));
    lines.addAll(lines(words, form, problems));
    return PageView.of(
        visit,
        "connection-form",
        ConnectionListResource.SECTION,
        title,
        new ConnectionFormPage(
            "",
            connector.name(),
            connector.description(),
            lines,
            form.fields(problems, List.of()),
            !problems.isEmpty(),
            faults(form, problems),
            "",
            path + "/" + Visit.part(connector.name()),
            path,
            FormToken.of(request).text()));
  }

  /** What every connection has besides its name. */
  static List<ConnectionFormPage.Line> lines(
      Words words, ConnectionForm form, List<ConfigProblem> problems) {
    return List.of(
        new ConnectionFormPage.Line(
            "source",
            words.of("connections.source"),
            words.of("connections.source.help"),
            form.source(),
            false,
            ConnectionForm.said(problems, "source")),
        new ConnectionFormPage.Line(
            "silence",
            words.of("connections.silence"),
            words.of("connections.silence.help"),
            form.silence(),
            true,
            ConnectionForm.said(problems, "silence")));
  }

  /** What is wrong and has no field to stand beside. */
  static List<String> faults(ConnectionForm form, List<ConfigProblem> problems) {
    List<String> asked = form.asked().stream().map(ConfigField::name).toList();
    return problems.stream()
        .filter(each -> !LINES.contains(each.field()) && !asked.contains(each.field()))
        .map(ConfigProblem::toString)
        .toList();
  }
}
