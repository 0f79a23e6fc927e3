// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a host answered. Immutable. */
public final class HostResponse {
  private static final int WAIT_DIGITS_MAX = 6;

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * An answer.
   *
   * @param headers by name, in any case; one value each
   */
  public HostResponse(int status, Map<String, String> headers, byte[] body) {
    Map<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    this.status = status;
    this.headers = Map.copyOf(lower);
    this.body = body.clone();
  }

  /** From 200 to 599. */
  public int status() {
    return status;
  }

  /** Whether the status is one from 200 to 299. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** A header by its name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The very bytes; a copy. */
  public byte[] body() {
    return body.clone();
  }

  /** The body read as UTF-8. */
  public String text() {
    return new String(body, UTF_8);
  }

  /** How long {@code Retry-After} asks us to wait, where it is in seconds. */
  public Optional<Duration> retryAfter() {
    return header("retry-after")
        .filter(text -> text.matches("[0-9]{1," + WAIT_DIGITS_MAX + "}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  @Override
  public String toString() {
    return "HostResponse " + status;
  }
}
