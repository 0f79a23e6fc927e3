// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.util.Optional;
import org.laurels.core.community.Community;
import org.laurels.core.connection.Connection;
import org.laurels.server.Wiring;
import org.laurels.server.connection.Connections;
import org.laurels.server.host.PluginHost;
import org.laurels.server.outbound.OutboundRule;
import org.laurels.spi.InvalidConfigException;
import picocli.CommandLine.Parameters;

/** Work on the connections of a community. */
abstract class ConnectionWork extends CommunityWork {
  private final Installation installation;

  ConnectionWork(Surroundings surroundings, Installation installation) {
    super(surroundings, installation);
    this.installation = installation;
  }

  @Override
  void work(Wiring wiring, Community community) {
    try (PluginHost plugins = installation.plugins();
        Connections connections = wiring.connections(plugins, outbound())) {
      plugins.failures().forEach(failure -> surroundings.note("laurels: " + failure));
      work(connections, community);
    } catch (InvalidConfigException e) {
      throw new WrongUsage(String.valueOf(e.getMessage()));
    }
  }

  abstract void work(Connections connections, Community community);

  /** Where hosts may be. */
  OutboundRule outbound() {
    return OutboundRule.PUBLIC;
  }

  /** Work on one of them. */
  abstract static class OnOne extends ConnectionWork {
    @Parameters(index = "0", paramLabel = "NAME", description = "Which connection.")
    private String name = "";

    OnOne(Surroundings surroundings, Installation installation) {
      super(surroundings, installation);
    }

    @Override
    void work(Connections connections, Community community) {
      Optional<Connection> found = connections.book().find(community, name);
      work(
          connections,
          community,
          found.orElseThrow(
              () -> new WrongUsage(community.name() + " has no connection '" + name + "'")));
    }

    abstract void work(Connections connections, Community community, Connection connection);
  }
}
