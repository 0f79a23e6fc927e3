// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One HTTP request that a host sent to a connection's address, as it came. Immutable. */
public final class InboundRequest {
  /** Longer bodies are refused before a plugin sees them. */
  public static final int BODY_BYTES_MAX = 1024 * 1024;

  /**
   * More headers, and values longer than the next limit, are left out before a plugin sees them.
   */
  public static final int HEADERS_MAX = 64;

  public static final int HEADER_LENGTH_MAX = 2_000;

  private final String method;
  private final String uri;
  private final Map<String, List<String>> headers;
  private final Map<String, List<String>> query;
  private final byte[] body;
  private final Instant receivedAt;

  /**
   * A request; what the arguments mean, the methods of their names say.
   *
   * @param headers by name, in any case
   */
  public InboundRequest(
      String method,
      String uri,
      Map<String, List<String>> headers,
      Map<String, List<String>> query,
      byte[] body,
      Instant receivedAt) {
    if (body.length > BODY_BYTES_MAX) {
      throw new IllegalArgumentException("the body has more than " + BODY_BYTES_MAX + " bytes");
    }
    Map<String, List<String>> lower = new TreeMap<>();
    headers.forEach(
        (name, values) ->
            lower
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                .addAll(values));
    lower.replaceAll((name, values) -> List.copyOf(values));
    this.method = requireNonNull(method, "method is null");
    this.uri = requireNonNull(uri, "uri is null");
    this.headers = Map.copyOf(lower);
    this.query = Map.copyOf(query);
    this.body = body.clone();
    this.receivedAt = requireNonNull(receivedAt, "receivedAt is null");
  }

  /** Such as {@code POST}. */
  public String method() {
    return method;
  }

  /** The address as the host knows it, for schemes that sign it. */
  public String uri() {
    return uri;
  }

  /** Headers by name in lower case. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** Parameters of the address, decoded. */
  public Map<String, List<String>> query() {
    return query;
  }

  /** The very bytes that came, at most {@link #BODY_BYTES_MAX}; a copy. */
  public byte[] body() {
    return body.clone();
  }

  /** When it first came; the same when it is replayed. */
  public Instant receivedAt() {
    return receivedAt;
  }

  /** A header that was sent once; empty where it is missing or there are several of it. */
  public Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }
}
