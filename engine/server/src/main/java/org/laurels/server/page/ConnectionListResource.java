// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.laurels.server.connection.Connections;

/** Connections, kinds of hosts and plugins: for operators alone. */
@Path("/c/{community}")
@Produces(PageView.MEDIA_TYPE)
public final class ConnectionListResource {
  static final String SECTION = "connections";

  private final Visits visits;
  private final Connections connections;
  private final ConnectionsReader reader;

  ConnectionListResource(Visits visits, Connections connections, ConnectionsReader reader) {
    this.visits = visits;
    this.connections = connections;
    this.reader = reader;
  }

  /**
   * All connections.
   *
   * @param removed the name of one that a form has removed
   */
  @GET
  @Path(ConnectionPages.CONNECTIONS)
  public PageView all(
      @Context ContainerRequestContext request,
      @PathParam("community") String community,
      @QueryParam("removed") @Nullable String removed) {
    Visit visit = visit(request, community);
    boolean gone = removed != null && connections.book().find(visit.community(), removed).isEmpty();
    String news = gone ? visit.words().of("connections.news.removed", removed) : "";
    return view(visit, "connections", "connections.title", reader.read(visit, news));
  }

  @GET
  @Path(ConnectionPages.CONNECT)
  public PageView kinds(
      @Context ContainerRequestContext request, @PathParam("community") String community) {
    Visit visit = visit(request, community);
    return view(visit, "connect", "connections.connect", reader.kinds(visit));
  }

  @GET
  @Path(ConnectionPages.PLUGINS)
  public PageView plugins(
      @Context ContainerRequestContext request, @PathParam("community") String community) {
    Visit visit = visit(request, community);
    return view(visit, "plugins", "plugins.title", reader.plugins(visit));
  }

  private static PageView view(Visit visit, String template, String title, Object page) {
    return PageView.of(visit, template, SECTION, visit.words().of(title), page);
  }

  private Visit visit(ContainerRequestContext request, String community) {
    Visit visit = visits.of(request, community);
    CreditPages.operator(visit);
    return visit;
  }
}
