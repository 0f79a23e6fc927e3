// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurels.server.outbound.OutboundRule;

/**
 * How the server listens.
 *
 * @param host the address it binds; loopback unless the operator says otherwise
 * @param port 0 for any that is free
 * @param openPages whether everyone may read a community's pages; else its members and the operator
 * @param publicUrl where the world finds this server, for what is carried elsewhere; null where
 *     that is the address it listens on
 * @param outbound which addresses may be called: those of hosts, and of who fulfils rewards
 */
public record ServerOptions(
    String host, int port, boolean openPages, @Nullable String publicUrl, OutboundRule outbound) {
  public static final String LOOPBACK = "127.0.0.1";

  private static final Set<String> ANYWHERE = Set.of("0.0.0.0", "[::]");
  private static final int PUBLIC_URL_MAX = 400;

  public ServerOptions {
    requireNonNull(host, "host is null");
    requireNonNull(outbound, "outbound is null");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535");
    }
    if (publicUrl != null) {
      publicUrl = address(publicUrl);
    }
  }

  /** Without a public address of its own. */
  public ServerOptions(String host, int port, boolean openPages) {
    this(host, port, openPages, null, OutboundRule.PUBLIC);
  }

  private static String address(String said) {
    String plain = said.endsWith("/") ? said.substring(0, said.length() - 1) : said;
    URI uri;
    try {
      uri = URI.create(plain);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the public address is no URL: " + said, e);
    }
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!web
        || uri.getHost() == null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || uri.getRawUserInfo() != null
        || plain.length() > PUBLIC_URL_MAX) {
      throw new IllegalArgumentException(
          "the public address must be like https://laurels.example.org, this one is " + said);
    }
    return plain;
  }

  /** Where the world finds a server that listens on this port; without a slash at its end. */
  public String publicUrl(int listening) {
    if (publicUrl != null) {
      return publicUrl;
    }
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return "http://" + (ANYWHERE.contains(shown) ? "localhost" : shown) + ":" + listening;
  }
}
