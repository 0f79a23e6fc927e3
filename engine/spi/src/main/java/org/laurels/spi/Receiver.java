// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

/**
 * Turns requests of one configured host into events: a function of the request alone. The same
 * request gives the same events with the same ids, whenever it comes: the engine calls again when a
 * host sends again, and when an operator replays what was kept.
 *
 * <p>Must be safe to call from several threads at once, do no I/O and answer in milliseconds: the
 * host waits.
 */
@FunctionalInterface
public interface Receiver {
  /**
   * What the request says. Proves who sent it before it reads anything else of it.
   *
   * @throws InvalidSourceEventException if an event breaks a limit; the engine refuses the request
   *     as malformed and names the field. Any other exception is taken for a bug.
   */
  Reception receive(InboundRequest request);
}
