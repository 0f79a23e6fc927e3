// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import static java.util.Objects.requireNonNull;

/**
 * How the server listens.
 *
 * @param host the address it binds; loopback unless the operator says otherwise
 * @param port 0 for any that is free
 * @param openPages whether pages may be read without a token
 */
public record ServerOptions(String host, int port, boolean openPages) {
  public static final String LOOPBACK = "127.0.0.1";

  public ServerOptions {
    requireNonNull(host, "host is null");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535");
    }
  }
}
