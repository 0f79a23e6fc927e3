// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

/**
 * Shows in a host where its people stand: titles, groups, badges, fields; or tells another system
 * of it.
 *
 * <p>The engine does not send changes but what is to be seen: whenever a rank or a badge of a
 * person has changed, it asks for the whole of it to be made so. Several changes may have become
 * one, and one that was undone meanwhile is none. Calls for one person never overlap and never come
 * in another order; after a failure the same is asked again, so each call must be idempotent: what
 * is already so in the host is success.
 *
 * <p>The host may tell its own receiver of what is changed here. That must come to no event: a
 * receiver passes over titles, groups and badges.
 */
public interface Outlet {
  /** Whose standings it takes. */
  enum Audience {
    /** People of this host: those with an identity under the connection's source. */
    HOST,
    /** Every member of the community once, by whichever identity came first. */
    COMMUNITY
  }

  /** Whose standings are wanted. */
  default Audience audience() {
    return Audience.HOST;
  }

  /**
   * Makes the host show a standing.
   *
   * @param calls to call the host with; at most {@link HostCalls#CALLS_MAX} a delivery
   * @throws HostUnreachableException passed on from the calls: tried again later
   */
  Delivery deliver(HostCalls calls, StandingChange change);
}
