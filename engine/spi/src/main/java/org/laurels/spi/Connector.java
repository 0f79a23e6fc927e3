// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import java.util.List;

/**
 * A kind of host: what a plugin offers to an operator who connects one. It declares what must be
 * configured and opens the host that a configuration names.
 *
 * <p>The engine keeps the configuration, gives each connection an address of its own, bounds and
 * counts what arrives there and what leaves, keeps what was refused, and books the events. A
 * connector keeps nothing.
 */
public interface Connector {
  /** What an operator types to choose it: lower-case letters, digits and dashes. */
  String name();

  /** One sentence for the operator on what it connects. */
  String description();

  /** What must be known of the host. The engine refuses other fields and fills in defaults. */
  List<ConfigField> fields();

  /**
   * The host of one configuration. Called when it is made or changed and after each start, never
   * per request, so this is where a mapping is read and a template compiled. Does no I/O.
   *
   * @throws InvalidConfigException with all that is wrong, by field
   */
  Host open(ConnectorConfig config);
}
