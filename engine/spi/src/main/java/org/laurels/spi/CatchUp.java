// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

/**
 * Asks a host for what it did not send: its history when it is first connected, what happened while
 * we were not there, and what it never tells, such as a like that was taken back.
 *
 * <p>A run goes on from where the last one came to and returns when it has come to the present. It
 * offers events with the same ids as the {@link Receiver} gives to them, so that what came both
 * ways counts once. The engine runs one at a time for each connection, after the connection is
 * switched on, from time to time, and when the operator asks.
 */
@FunctionalInterface
public interface CatchUp {
  /**
   * Reads from the context's cursor to the present.
   *
   * @throws HostUnreachableException passed on from the calls; the next run goes on from the last
   *     cursor
   * @throws PluginException if what the host answers cannot be understood, naming the place
   * @throws BackfillStoppedException passed on from the context when the run is stopped
   */
  void run(CatchUpContext context);
}
