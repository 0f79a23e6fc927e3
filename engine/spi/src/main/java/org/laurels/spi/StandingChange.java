// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What a host is to show from now on. Immutable.
 *
 * @param number of the change, for this person and connection: greater than those before it, and
 *     the same when it is tried again
 * @param at when it is told, by the engine's clock: for signatures
 * @param before what the host was surely made to show the last time; empty at the first. After a
 *     failure the host may show more than that and less than what was asked for
 * @param wanted what it is to show. Where somebody is no longer to be shown at all, it has neither
 *     rank nor badges
 */
public record StandingChange(
    long number, Instant at, Optional<HostStanding> before, HostStanding wanted) {
  public StandingChange {
    requireNonNull(at, "at is null");
    requireNonNull(before, "before is null");
    requireNonNull(wanted, "wanted is null");
  }
}
