// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.function.Supplier;
import org.laurels.core.connection.Connection;
import org.laurels.server.connection.Connections;

/** Pages about connections and plugins, put together: for operators alone. */
public final class ConnectionPages {
  static final String CONNECTIONS = "/connections";
  static final String CONNECT = "/connect";
  static final String PLUGINS = "/plugins";

  private ConnectionPages() {}

  /**
   * Where these pages read from.
   *
   * @param publicUrl where the world finds this server, without a slash at the end
   */
  public record Sources(Connections connections, Supplier<String> publicUrl) {}

  static List<Object> all(Sources from, Visits visits) {
    ConnectionReader reader = new ConnectionReader(from);
    return List.of(
        new ConnectionListResource(visits, from.connections(), new ConnectionsReader(from)),
        new ConnectResource(visits, from.connections(), reader),
        new ConnectionPageResource(visits, from.connections(), reader),
        new ConnectionSetupResource(visits, from.connections()));
  }

  /** Where the page of a connection is. */
  static String address(Visit visit, String name) {
    return visit.link(CONNECTIONS) + "/" + Visit.part(name);
  }

  /**
   * The connection of that name.
   *
   * @throws NotFoundException if the community has none
   */
  static Connection find(Connections connections, Visit visit, String name) {
    return connections.book().find(visit.community(), name).orElseThrow(NotFoundException::new);
  }
}
