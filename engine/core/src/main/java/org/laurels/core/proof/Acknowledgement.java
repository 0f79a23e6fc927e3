// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.proof;

import java.time.Instant;

/**
 * That a person has looked at a fault that cannot be restored. It is told for ever, and stops
 * nothing any more.
 *
 * @param by who has looked
 * @param note what was found out, or done
 */
public record Acknowledgement(ChainFault fault, String by, String note, Instant at) {
  public static final int BY_LENGTH_MAX = 190;
  public static final int NOTE_LENGTH_MAX = 1000;

  public Acknowledgement {
    if (by.isBlank() || by.length() > BY_LENGTH_MAX) {
      throw new IllegalArgumentException("a name has 1 to " + BY_LENGTH_MAX + " characters");
    }
    if (note.isBlank() || note.length() > NOTE_LENGTH_MAX) {
      throw new IllegalArgumentException("a note has 1 to " + NOTE_LENGTH_MAX + " characters");
    }
  }
}
