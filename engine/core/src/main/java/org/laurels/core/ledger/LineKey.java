// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.ledger;

import static java.util.Objects.requireNonNull;

/**
 * What a line of a member's statement is for. At most one live entry stands for each key.
 *
 * @param eventId number of the event that caused it; 0 for what a member starts with
 * @param cause who decided: the id of a rule, or of the limit that held something back
 * @param identityId the identity whose account it moves
 * @param unit what is counted
 */
public record LineKey(long eventId, String cause, long identityId, String unit, Reason reason) {
  public LineKey {
    requireNonNull(cause, "cause is null");
    requireNonNull(unit, "unit is null");
    requireNonNull(reason, "reason is null");
  }
}
