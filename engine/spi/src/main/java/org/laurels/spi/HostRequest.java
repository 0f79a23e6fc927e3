// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;

/** A call of a host. Its text never tells a header or the body. Immutable. */
public final class HostRequest {
  private final String method;
  private final String url;
  private final Map<String, String> headers;
  private final byte[] body;

  private HostRequest(String method, String url, Map<String, String> headers, byte[] body) {
    this.method = requireNonNull(method, "method is null");
    this.url = requireNonNull(url, "url is null");
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
  }

  /** A call without a body. */
  public static HostRequest of(String method, String url) {
    return new HostRequest(method, url, Map.of(), new byte[0]);
  }

  /** The same with one header more, or another value of it. */
  public HostRequest with(String header, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(header, value);
    return new HostRequest(method, url, more, body);
  }

  /** The same with a body of JSON. */
  public HostRequest withJson(String json) {
    return withBody("application/json", json.getBytes(UTF_8));
  }

  /** The same with a body. */
  public HostRequest withBody(String mediaType, byte[] bytes) {
    HostRequest typed = with("Content-Type", mediaType);
    return new HostRequest(method, url, typed.headers, bytes);
  }

  /** Such as {@code PUT}. */
  public String method() {
    return method;
  }

  /** The whole address. */
  public String url() {
    return url;
  }

  /** Headers by name. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The bytes to send; a copy. */
  public byte[] body() {
    return body.clone();
  }

  @Override
  public String toString() {
    return method + " " + url;
  }
}
