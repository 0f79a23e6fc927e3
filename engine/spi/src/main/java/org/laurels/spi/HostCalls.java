// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

/**
 * Calls a host on a plugin's behalf. Bounds what a plugin can do: it reaches only hosts that the
 * connection's own fields of kind {@link ConfigField.Kind#URL} name (same scheme, host and port),
 * follows no redirect, and waits no longer than ten seconds for a whole answer.
 */
@FunctionalInterface
public interface HostCalls {
  /** The most calls for one delivery or one probe; reading a history has no such bound. */
  int CALLS_MAX = 50;

  /** The largest answer that is read, in bytes. */
  int ANSWER_BYTES_MAX = 4 * 1024 * 1024;

  /**
   * Calls, and waits for the whole answer, whatever its status.
   *
   * @throws HostUnreachableException if there is none in time, or it is too large. The host may
   *     have done what was asked for
   * @throws IllegalArgumentException if the address is none that the connection names, or calls
   *     beyond {@link #CALLS_MAX}: a bug of the plugin
   */
  HostResponse send(HostRequest request);
}
