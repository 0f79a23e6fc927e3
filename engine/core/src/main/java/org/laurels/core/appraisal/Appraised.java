// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.appraisal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a person decided of a member's help in a period. Never changed: a correction is another one
 * of the next revision.
 *
 * @param id its number
 * @param first the first day of the period
 * @param identityId whose help; the member may be merged with another later
 * @param revision from 1 on; the greatest one stands
 * @param figures as they were counted then
 * @param proposed the bracket that the engine proposed then
 * @param chosen the bracket that the person chose
 * @param value what the chosen bracket was worth then
 * @param note why; may be empty
 * @param by who decided
 */
public record Appraised(
    long id,
    String appraisal,
    LocalDate first,
    long identityId,
    int revision,
    CountedFigures figures,
    String proposed,
    String chosen,
    long value,
    String note,
    String by,
    Instant at) {
  public static final int NOTE_LENGTH_MAX = 500;
  public static final int BY_LENGTH_MAX = 190;

  public Appraised {
    requireNonNull(figures, "figures is null");
    requireNonNull(at, "at is null");
    if (revision < 1 || note.length() > NOTE_LENGTH_MAX || by.isBlank()) {
      throw new IllegalArgumentException("a decision on " + identityId + " is not whole");
    }
  }

  /** Whether the person chose other than the engine. */
  public boolean isChanged() {
    return !proposed.equals(chosen);
  }
}
