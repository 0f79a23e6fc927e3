// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.laurels.core.connection.Connection;
import org.laurels.spi.Host;
import org.laurels.spi.InvalidConfigException;

/** Hosts of connections, opened once for each version of what is configured. Thread-safe. */
public final class OpenHosts {
  private final ConnectionBook book;
  private final Map<Long, Opened> opened = new ConcurrentHashMap<>();

  OpenHosts(ConnectionBook book) {
    this.book = book;
  }

  private record Opened(int version, Host host) {}

  /**
   * The host of a connection.
   *
   * @throws InvalidConfigException if its plugin is gone, or has another idea of its fields by now
   */
  public Host of(Connection connection) {
    Opened known = opened.get(connection.id());
    if (known == null || known.version() != connection.version()) {
      known = new Opened(connection.version(), book.host(connection));
      opened.put(connection.id(), known);
    }
    return known.host();
  }

  /** Whether the host can show standings; not where its plugin is away. */
  boolean shows(Connection connection) {
    try {
      return of(connection).outlet().isPresent();
    } catch (RuntimeException | LinkageError e) {
      return false;
    }
  }
}
