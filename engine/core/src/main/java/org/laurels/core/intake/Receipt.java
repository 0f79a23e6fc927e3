// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.intake;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The answer to an offered event.
 *
 * @param source as offered; empty where it could not be read
 * @param id as offered; empty where it could not be read
 * @param eventId number of the stored event: of the first one for a duplicate, 0 for a refused one
 * @param problem what is wrong with a refused event; null otherwise
 */
public record Receipt(
    String source, String id, Status status, long eventId, @Nullable String problem) {
  /** What became of the event. */
  public enum Status {
    /** Stored, and all its consequences with it. */
    ACCEPTED,
    /** The same source and id were accepted before; nothing was done. */
    DUPLICATE,
    /** Cannot be taken; nothing was done. */
    REFUSED
  }

  public Receipt {
    requireNonNull(status, "status is null");
    if ((status == Status.REFUSED) != (problem != null)) {
      throw new IllegalArgumentException("a refusal, and only a refusal, names a problem");
    }
  }

  /** A refusal of something whose source and id may be unknown. */
  public static Receipt refused(String source, String id, String problem) {
    return new Receipt(source, id, Status.REFUSED, 0, problem);
  }
}
