// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.outbound;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.laurels.spi.HostCalls;
import org.laurels.spi.HostRequest;
import org.laurels.spi.HostResponse;
import org.laurels.spi.HostUnreachableException;

/** Calls of a plugin, to the hosts that its connection names and no others. Not thread-safe. */
public final class OutboundCalls implements HostCalls {
  private final OutboundHttp http;
  private final Set<Origin> origins;
  private final long deadline;
  private int left;

  /**
   * Calls that are left to a plugin.
   *
   * @param origins who may be called
   * @param callsMax how often
   * @param within how long all of them may take
   */
  public OutboundCalls(OutboundHttp http, Set<Origin> origins, int callsMax, Duration within) {
    this.http = requireNonNull(http, "http is null");
    this.origins = Set.copyOf(origins);
    this.left = callsMax;
    this.deadline = System.nanoTime() + within.toNanos();
  }

  /** A host by its address. */
  public record Origin(String scheme, String host, int port) {
    /**
     * That of an address.
     *
     * @throws IllegalArgumentException if it has none
     */
    public static Origin of(String url) {
      URI uri = URI.create(url);
      if (uri.getScheme() == null || uri.getHost() == null) {
        throw new IllegalArgumentException("'" + url + "' names no host");
      }
      int usual = "https".equals(uri.getScheme()) ? 443 : 80;
      return new Origin(
          uri.getScheme(), uri.getHost(), uri.getPort() == -1 ? usual : uri.getPort());
    }
  }

  @Override
  public HostResponse send(HostRequest request) {
    Origin origin = Origin.of(request.url());
    if (!origins.contains(origin)) {
      throw new IllegalArgumentException(
          "the connection names nobody at " + origin.host() + ":" + origin.port());
    }
    if (left == 0) {
      throw new IllegalArgumentException("there are more calls than a plugin may make here");
    }
    left--;
    Duration rest = Duration.ofNanos(deadline - System.nanoTime());
    if (rest.toMillis() <= 0) {
      throw new HostUnreachableException("all calls together took too long");
    }
    try {
      OutboundHttp.Reply reply =
          http.send(
              request.method(),
              URI.create(request.url()),
              request.headers(),
              request.body(),
              rest,
              ANSWER_BYTES_MAX);
      return new HostResponse(reply.status(), reply.headers(), reply.body());
    } catch (IOException | IllegalArgumentException e) {
      throw new HostUnreachableException(reason(origin, e), e);
    }
  }

  private static String reason(Origin origin, Exception failure) {
    String said = failure.getMessage();
    return origin.host()
        + ":"
        + origin.port()
        + ": "
        + (said == null ? failure.getClass().getSimpleName() : said);
  }
}
