// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.connection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.laurels.core.community.Community;

/** Port: the connections of communities. Thread-safe. */
public interface ConnectionStore {
  /** Adds one; false where the community has one of that name. */
  boolean add(Connection connection);

  Optional<Connection> find(Community community, String name);

  /** The connection with this address. */
  Optional<Connection> at(String hook);

  /** All of a community, by name. */
  List<Connection> all(Community community);

  /** Those of all communities that are on. */
  List<Connection> on();

  /** Sets up anew; false where it is not of the version given, which then counts one up. */
  boolean setUp(long id, int version, Connection.Setup setup);

  /** Changes the state; false where there is no such connection, or it has that state. */
  boolean change(long id, Connection.State state, Instant now);

  /** Removes one with all that was kept and counted of it; false where there is none. */
  boolean remove(long id);
}
