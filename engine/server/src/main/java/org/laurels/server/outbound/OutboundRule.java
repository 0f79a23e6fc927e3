// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.outbound;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses the server calls: HTTPS in the open internet, and what the operator's own
 * networks have. Else whoever configures an endpoint could have it speak to what only this machine
 * reaches. Immutable.
 *
 * @param inside networks of the operator's own, where HTTP and any port will do
 */
public record OutboundRule(List<Network> inside) {
  /** The open internet and nothing else. */
  public static final OutboundRule PUBLIC = new OutboundRule(List.of());

  /** This machine, too. */
  public static final OutboundRule LOOPBACK =
      new OutboundRule(List.of(Network.parse("127.0.0.0/8"), Network.parse("::1/128")));

  private static final int URL_LENGTH_MAX = 1000;
  private static final Set<Integer> PORTS = Set.of(-1, 443, 8443);
  private static final Pattern IPV4 = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

  public OutboundRule {
    inside = List.copyOf(inside);
  }

  /**
   * Reads an address, without asking anybody for it: a name is looked at when it is called.
   *
   * @throws IllegalArgumentException if it can never be called, and why
   */
  public URI read(String url) {
    if (url.length() > URL_LENGTH_MAX) {
      throw new IllegalArgumentException("is longer than " + URL_LENGTH_MAX + " characters");
    }
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is no URL", e);
    }
    String host = uri.getHost();
    if (host == null || host.contains("%") || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("must name a host, and no user");
    }
    if (uri.getRawFragment() != null) {
      throw new IllegalArgumentException("must have no fragment");
    }
    boolean secure = "https".equals(uri.getScheme());
    if (!secure && (inside.isEmpty() || !"http".equals(uri.getScheme()))) {
      throw new IllegalArgumentException("must begin with https://");
    }
    if (inside.isEmpty() && !PORTS.contains(uri.getPort())) {
      throw new IllegalArgumentException("must be on port 443 or 8443");
    }
    if (IPV4.matcher(host).matches() || host.startsWith("[")) {
      try {
        InetAddress unused = resolve(uri.getScheme(), host, uri.getPort());
      } catch (IOException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    return uri;
  }

  /**
   * Where a host is. What is connected to is this very address: to ask again could give another
   * answer.
   *
   * @throws IOException if it is nowhere, or where nobody may be called
   */
  InetAddress resolve(String scheme, String host, int port) throws IOException {
    InetAddress[] found = InetAddress.getAllByName(host);
    for (InetAddress address : found) {
      // 0177.0.0.1 means one thing to some and another to others.
      if (IPV4.matcher(host).matches() && !host.equals(address.getHostAddress())) {
        throw new IOException(host + " is no plain address");
      }
      if (inside.stream().noneMatch(network -> network.has(address))) {
        refuse(scheme, host, port, address);
      }
    }
    return found[0];
  }

  private static void refuse(String scheme, String host, int port, InetAddress address)
      throws IOException {
    if (!isPublic(address)) {
      throw new IOException(host + " is not in the open internet");
    }
    if (!"https".equals(scheme) || !PORTS.contains(port)) {
      throw new IOException(host + " may be called by https on port 443 or 8443 only");
    }
  }

  /** Whether an address is one of the open internet. */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
  }

  private static boolean isPublic4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    int third = bytes[2] & 0xff;
    boolean reserved =
        first == 0
            || first == 10
            || first == 127
            || first >= 224
            || (first == 100 && second >= 64 && second < 128)
            || (first == 169 && second == 254)
            || (first == 172 && second >= 16 && second < 32)
            || (first == 192 && second == 168)
            || (first == 192 && second == 0 && (third == 0 || third == 2))
            || (first == 198 && (second == 18 || second == 19))
            || (first == 198 && second == 51 && third == 100)
            || (first == 203 && second == 0 && third == 113);
    return !reserved;
  }

  /** Global unicast, less what carries an IPv4 address inside or is for documents. */
  private static boolean isPublic6(byte[] bytes) {
    int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    boolean global = (first & 0xe000) == 0x2000;
    boolean tunnel = first == 0x2002 || (first == 0x2001 && second < 0x0200);
    boolean documents = first == 0x2001 && second == 0x0db8;
    return global && !tunnel && !documents;
  }
}
