// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.appraisal;

import static java.util.Objects.requireNonNull;

import org.laurels.core.board.Tally;

/**
 * What is counted of a member in a period.
 *
 * @param id unique in the appraisal
 * @param tally what is counted, net of what was taken back
 */
public record Figure(String id, Tally tally) {
  public Figure {
    requireNonNull(id, "id is null");
    requireNonNull(tally, "tally is null");
  }
}
